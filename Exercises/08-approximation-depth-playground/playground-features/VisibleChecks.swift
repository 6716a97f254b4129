import Checking
import Glibc

let visibleChecks = [
  Check("the features of two points") { student in
    let points = [[2.0, -3.0], [0.5, 1.0]]
    try student.expect(
      student.playgroundFeatures(points), equals: playgroundFeatures(points),
      remarks: [
        Remark(
          "The squares and the product have changed places: x₁x₂ comes fifth.",
          ifEquals: points.map { p in
            [p[0], p[1], p[0] * p[1], p[0] * p[0], p[1] * p[1], sin(p[0]), sin(p[1])]
          }),
        Remark(
          "The last feature is sin x₂, of the second number.",
          ifEquals: points.map { p in
            [p[0], p[1], p[0] * p[0], p[1] * p[1], p[0] * p[1], sin(p[0]), sin(p[0])]
          }),
      ])
  },

  Check("a line for gauss") { student in
    let answer = try student.linearAnswer(for: "gauss")
    let share = try rightShare(answer, Playground.gauss(200, using: &student.generator))
    try student.expect(
      share >= 0.97, of: answer, "at least 97 % of the points on their side", found: share,
      remark: share < 0.1
        ? "Nearly all points are on the wrong side: turn the signs."
        : "Class 1 lies where x₁ and x₂ are large. Give eight numbers, the bias last.")
  },
]

/// How many of the points a linear unit with these eight numbers classifies rightly.
func rightShare(_ answer: Answer, _ data: Dataset) throws -> Double {
  let numbers = try answer.as([Double].self)
  guard numbers.count == 8 else { return 0.5 }
  let features = Playground.features(data.inputs).values
  let right = data.labels.indices.count { row in
    let score = (0..<7).reduce(numbers[7]) { $0 + numbers[$1] * features[7 * row + $1] }
    return (score > 0) == (data.labels[row] == 1)
  }
  return Double(right) / Double(data.count)
}
