import Checking

private let alpha = [0.5, 2.0]
private let weights = [1.0, 0.2, -0.8]
private let variances = [0.1, 0.3, 0.4]
private let groups = [0, 1, 0]

let visibleChecks = [
  Check("two groups by MacKay's rule", part: "MacKay") { student in
    try student.expect(
      student.mackayUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups),
      equals: mackayUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups),
      remarks: [
        Remark(
          "This is what the EM rule gives.",
          ifEquals: emUpdate(
            alpha: alpha, weights: weights, variances: variances, groups: groups)),
        Remark(
          "This counts every weight as determined: γ is smaller than their number.",
          ifEquals: mackayUpdate(
            alpha: alpha, weights: weights, variances: [0, 0, 0], groups: groups)),
        Remark(
          "In γ each variance is multiplied by the group's old α: only then it is a number "
            + "between 0 and 1.",
          ifEquals: mackayUpdate(
            alpha: [1, 1], weights: weights, variances: variances, groups: groups)),
        Remark(
          "γ counts weights: it begins with their number in the group, not with 1.",
          ifEquals: [(1 - 0.5 * (0.1 + 0.4)) / (1 + 0.64), (1 - 2 * 0.3) / 0.04]),
      ])
  },

  Check("two groups by the EM rule", part: "EM") { student in
    try student.expect(
      student.emUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups),
      equals: emUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups),
      remarks: [
        Remark(
          "The variances are missing: the expected square of a weight is w² plus its variance.",
          ifEquals: emUpdate(
            alpha: alpha, weights: weights, variances: [0, 0, 0], groups: groups)),
        Remark(
          "This is what MacKay's rule gives.",
          ifEquals: mackayUpdate(
            alpha: alpha, weights: weights, variances: variances, groups: groups)),
        Remark(
          "A group's count stands above the line: it is one over the mean square, not over the sum.",
          ifEquals: [
            1 / (1 + 0.64 + 0.1 + 0.4), 1 / (0.04 + 0.3),
          ]),
      ])
  },
]
