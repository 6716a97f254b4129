import Checking

let hiddenChecks = [
  Check("any groups by MacKay's rule", part: "MacKay", after: "two groups by MacKay's rule") {
    student in
    for (count, groupCount) in [(1, 1), (9, 3), (12, 5)] {
      let (alpha, weights, variances, groups) = problem(count, groupCount, student)
      try student.expect(
        student.mackayUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups),
        equals: mackayUpdate(
          alpha: alpha, weights: weights, variances: variances, groups: groups),
        remark: "With other groups the precisions differ. The weights of a group need not stand "
          + "together, and groups may differ in size.")
    }
  },

  Check(
    "both rest at the same place", part: "EM", after: "two groups by the EM rule"
  ) { student in
    for (count, groupCount) in [(4, 1), (10, 4)] {
      var (alpha, weights, variances, groups) = problem(count, groupCount, student)
      // α = n / Σ(w² + v) is where both rules rest.
      alpha = emUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups)
      try student.expect(
        student.emUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups),
        equals: alpha,
        remark: "Where α is one over the expected square of the group's weights, the EM rule must "
          + "leave it as it is.")
      try student.expect(
        mackayUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups)
          .elementsEqual(alpha) { abs($0 - $1) < 1e-9 * $1 },
        of: try student.emUpdate(
          alpha: alpha, weights: weights, variances: variances, groups: groups),
        "a place where MacKay's rule rests, too")
    }
  },
]

/// Weights in shuffled groups, none of them empty.
private func problem(_ count: Int, _ groupCount: Int, _ student: Student) -> (
  alpha: [Double], weights: [Double], variances: [Double], groups: [Int]
) {
  let order = student.generator.permutation(count)
  return (
    (0..<groupCount).map { _ in 0.1 + student.generator.uniform() },
    (0..<count).map { _ in student.generator.normal() },
    (0..<count).map { _ in 0.05 + 0.5 * student.generator.uniform() },
    order.map { $0 % groupCount }
  )
}
