import Checking

let hiddenChecks = [
  Check("any number of examples and parts", after: "eleven examples in three parts") { student in
    for (count, folds) in [(2, 2), (7, 7), (20, 5), (23, 4), (29, 10)] {
      try expectFolds(
        student, count: count, folds: folds, seed: student.generator.integer(below: 1000))
    }
  },

  Check("the seed decides", after: "eleven examples in three parts") { student in
    let seed = student.generator.integer(below: 1_000_000)
    let first = try student.kFold(count: 40, folds: 4, seed: seed)
    let parts = try first.as([[Int]].self)
    let again = try student.kFold(count: 40, folds: 4, seed: seed).as([[Int]].self)
    try student.expect(
      again == parts, of: first, "the same parts from the same seed",
      remark: "The same seed gave other parts: draw everything from one generator made of the seed."
    )
    let other = try student.kFold(count: 40, folds: 4, seed: seed + 1).as([[Int]].self)
    try student.expect(
      grouped(other) != grouped(parts), of: first, "other parts from another seed",
      remark: "Two seeds put the same examples together. If the data are sorted by class, a part "
        + "without shuffling holds one class only.")
    try student.expect(
      grouped(parts).allSatisfy { part in
        let steps = zip(part, part.dropFirst()).map { $1 - $0 }
        return Set(steps).count > 1
      }, of: first, "parts in random order",
      remark: "The examples of a part stand at equal distances: shuffle them first.")
  },
]

private func grouped(_ parts: [[Int]]) -> Set<[Int]> { Set(parts.map { $0.sorted() }) }
