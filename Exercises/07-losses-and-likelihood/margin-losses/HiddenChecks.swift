import Checking

let hiddenChecks = [
  Check("the loss of any scores", part: "the loss", after: "the lesson's example") { student in
    for (count, classes) in [(1, 2), (4, 3), (7, 5)] {
      let (scores, labels) = rows(count, classes, &student.generator)
      for squared in [false, true] {
        try student.expect(
          student.marginLoss(scores, labels: labels, squared: squared),
          equals: marginLoss(scores, labels: labels, squared: squared),
          remark: "With other numbers of rows or classes the loss differs. It is averaged over the "
            + "rows and summed over the classes, and a lead of more than 1 earns nothing.")
      }
    }
  },

  Check("the gradient of any scores", part: "the gradient", after: "the gradient of three rows") {
    student in
    for (count, classes) in [(1, 2), (4, 3), (7, 5)] {
      let (scores, labels) = rows(count, classes, &student.generator)
      for squared in [false, true] {
        let flat = numericGradient(at: scores.flatMap { $0 }) { moved in
          let again = scores.indices.map { Array(moved[$0 * classes..<($0 + 1) * classes]) }
          return marginLoss(again, labels: labels, squared: squared)
        }
        let right = scores.indices.map { Array(flat[$0 * classes..<($0 + 1) * classes]) }
        try student.expectGradient(
          student.marginGradient(scores, labels: labels, squared: squared), equals: right,
          within: 1e-6, batchSize: count,
          remark: "With other numbers of rows or classes the gradient differs from finite "
            + "differences of the loss. Is a lead of more than 1 left alone?")
      }
    }
    try student.expectGradient(
      student.marginGradient([[1, 0], [0, 2.5]] as [[Double]], labels: [0, 0], squared: false),
      equals: [[0, 0], [-0.5, 0.5]] as [[Double]],
      remark: "At the very edge of the margin, where the lead is 1, the slope is 0.")
  },
]

/// Scores and labels, none of them near the edge of a margin, where differences would be of no use.
private func rows(
  _ count: Int, _ classes: Int, _ generator: inout SeededGenerator
) -> (scores: [[Double]], labels: [Int]) {
  while true {
    let scores = (0..<count).map { _ in (0..<classes).map { _ in 1.5 * generator.normal() } }
    let labels = (0..<count).map { _ in generator.integer(below: classes) }
    let leads = zip(scores, labels).flatMap { a, c in
      a.indices.filter { $0 != c }.map { a[c] - a[$0] }
    }
    let isClear = leads.allSatisfy { abs($0 - 1) > 1e-3 }
    if isClear, count == 1 || leads.contains(where: { $0 > 1 }) { return (scores, labels) }
  }
}
