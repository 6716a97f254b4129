import Checking

let visibleChecks = [
  Check("eleven examples in three parts") { student in
    try expectFolds(student, count: 11, folds: 3, seed: 1)
  }
]

/// Fails unless the answer is a partition into parts of nearly equal size.
func expectFolds(_ student: Student, count: Int, folds: Int, seed: Int) throws {
  let answer = try student.kFold(count: count, folds: folds, seed: seed)
  let parts = try answer.as([[Int]].self)
  try student.expect(
    parts.count == folds, of: answer, "\(folds) parts", found: parts.count,
    remark: "Return a list with one list of examples for each fold.")
  let all = parts.flatMap { $0 }.sorted()
  try student.expect(
    all == Array(0..<count), of: answer, "every example from 0 to \(count - 1) exactly once",
    remark: Set(all).count < all.count
      ? "Some example is in two places. Parts must be disjoint, or an example is tested twice."
      : "Some example is in no part. Are those left over when \(count) is divided by \(folds) "
        + "dealt out, too?")
  let sizes = parts.map(\.count)
  try student.expect(
    sizes.max()! - sizes.min()! <= 1, of: answer, "sizes that differ by 1 at most", found: sizes,
    remark: "All that was left over has gone to one part. Deal it out, one to each.")
}
