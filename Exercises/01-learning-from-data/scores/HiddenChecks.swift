import Checking

let hiddenChecks = [
  Check("counts classes and clusters of any number", after: "measures three small cases") {
    student in
    for size in [1, 7, 30] {
      let actual = (0..<size).map { _ in student.generator.integer(below: 4) - 1 }
      let predicted = actual.map {
        student.generator.uniform() < 0.6 ? $0 : student.generator.integer(below: 4)
      }
      try student.expect(
        student.accuracy(predicted, actual), equals: accuracy(predicted, actual),
        remark: "With other numbers of examples or classes the accuracy differs.")
      let clusters = actual.map { 10 * $0 + student.generator.integer(below: 2) }
      for labels in [predicted, actual, clusters.map { _ in 3 }] {
        try student.expect(
          student.purity(clusters: clusters, labels: labels),
          equals: purity(clusters: clusters, labels: labels),
          remark: "With other clusters the purity differs. Their numbers may have gaps and be "
            + "negative, and classes of a cluster may be equally frequent.")
      }
    }
  },

  Check("explains variance, or says that there is none", after: "measures three small cases") {
    student in
    for size in [2, 5, 20] {
      let targets = (0..<size).map { _ in student.generator.normal(mean: 3) }
      let predicted = targets.map { $0 + student.generator.normal(standardDeviation: 2) }
      try student.expect(
        student.rSquared(predicted, targets), equals: rSquared(predicted, targets),
        remark: "With other numbers R² differs. It may well be negative.")
    }
    let level = student.generator.integer(below: 9)
    let flat = [Double](repeating: Double(level), count: 4)
    try student.expect(
      student.rSquared(flat, flat), equals: 1.0,
      remark: "If all targets are equal and every prediction is exact, R² is 1.")
    try student.expect(
      student.rSquared([flat[0], flat[0] + 1, flat[0], flat[0]], flat), equals: 0.0,
      remark: "If all targets are equal and a prediction is not exact, return 0: nothing may be "
        + "divided by 0.")
  },
]
