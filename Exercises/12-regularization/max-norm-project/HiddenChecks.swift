import Checking

let hiddenChecks = [
  Check("keeps every row within any limit", after: "shortens the long row only") { student in
    for (units, inputs) in [(1, 1), (4, 3), (6, 5)] {
      let limit = student.generator.uniform(from: 0.5, to: 2.5)
      var weights = (0..<units).map { _ in (0..<inputs).map { _ in student.generator.normal() } }
      weights.append([Double](repeating: 0, count: inputs))
      weights.append(weights[0].map { 10 * $0 })
      weights.append(weights[0].map { $0 / 10 })
      try student.expect(
        student.maxNormProject(weights, limit: limit),
        equals: maxNormProject(weights, limit: limit),
        remark:
          "With other rows or another limit the weights differ. A row of zeros stays zero, and "
          + "negative weights count by their squares.")
    }
  }
]
