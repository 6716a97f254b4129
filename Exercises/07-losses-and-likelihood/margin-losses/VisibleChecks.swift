import Checking

let visibleChecks = [
  Check("the lesson's example", part: "the loss") { student in
    let row = [[1.2, 0.5, 1.0]]
    for squared in [false, true] {
      try student.expect(
        student.marginLoss(row, labels: [0], squared: squared),
        equals: marginLoss(row, labels: [0], squared: squared),
        remarks: [
          Remark(
            "The right class is compared with itself, too: leave out j = c.",
            ifEquals: marginLoss(row, labels: [0], squared: squared) + 1),
          Remark(
            "You square the sum. Each shortfall is squared by itself, and then they are added: "
              + "0.3² + 0.8².", ifEquals: 1.21),
          Remark(
            "Only the worst class is charged here. Every wrong class that comes too near is.",
            ifEquals: squared ? 0.64 : 0.8),
        ])
    }
  },

  Check("the gradient of three rows", part: "the gradient") { student in
    // Not two, which would be mistaken for the 2 of the square.
    let scores = [[1.2, 0.5, 1.0], [-1.0, 0.25, 2.0], [0.0, 0.5, -1.5]], labels = [0, 1, 0]
    for squared in [false, true] {
      let right = marginGradient(scores, labels: labels, squared: squared)
      try student.expectGradient(
        student.marginGradient(scores, labels: labels, squared: squared), equals: right,
        batchSize: 3,
        remarks: [
          Remark(
            "A class that trails by more than 1 costs nothing, so its slope is 0.",
            ifEquals: withoutMargin(scores, labels, squared: squared)),
          Remark(
            "The wrong classes are right. The score of the right class takes part in every pair: "
              + "its entry is minus the sum of the others.",
            ifEquals: zip(right, labels).map { row, c in
              row.indices.map { $0 == c ? 0 : row[$0] }
            }),
          Remark(
            "The entry of the right class collects from every pair that falls short, not from one.",
            ifEquals: zip(right, labels).map { row, c in
              row.indices.map { $0 == c ? -(row.filter { $0 > 0 }.max() ?? 0) : row[$0] }
            }),
        ])
    }
  },
]

/// The gradient by someone who lets every wrong class pull, however far behind it is.
private func withoutMargin(_ scores: [[Double]], _ labels: [Int], squared: Bool) -> [[Double]] {
  zip(scores, labels).map { a, c in
    let slopes = a.indices.map { j in
      j == c ? 0 : (squared ? 2 * (1 - (a[c] - a[j])) : 1) / Double(labels.count)
    }
    return a.indices.map { $0 == c ? -slopes.reduce(0, +) : slopes[$0] }
  }
}
