import Checking

let hiddenChecks = [
  Check("any number of units and examples") { student in
    for (units, features, examples) in [(1, 1, 3), (6, 3, 5), (9, 4, 1)] {
      let inputs = (0..<examples).map { _ in numbers(features, &student.generator) }
      let weights = (0..<units).map { _ in numbers(features, &student.generator) }
      // Units are dead where the bias lies below what their best example brings.
      let biases = weights.map { row -> Double in
        let best = inputs.map { x in zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }.max()!
        return -best + (student.generator.uniform() < 0.5 ? -0.5 : 0.5)
      }
      try student.expect(
        student.deadUnitFraction(weights: weights, biases: biases, inputs: inputs),
        equals: deadUnitFraction(weights: weights, biases: biases, inputs: inputs),
        remark: "For other layers the share differs. A unit is dead if no example brings its net "
          + "input, bias included, above 0.")
    }
  },

  Check("nobody, everybody, and a net input of 0") { student in
    let inputs = (0..<4).map { _ in numbers(2, &student.generator) }
    let weights = [[0.0, 0], [0, 0], [0, 0]]
    try student.expect(
      student.deadUnitFraction(weights: weights, biases: [1, 2, 3], inputs: inputs), equals: 0.0,
      remark: "Three units that are awake for every example: the share is 0.")
    try student.expect(
      student.deadUnitFraction(weights: weights, biases: [-1, -2, -3], inputs: inputs),
      equals: 1.0, remark: "Three units that are silent for every example: the share is 1.")
    try student.expect(
      student.deadUnitFraction(weights: weights, biases: [0, 0, 1], inputs: inputs),
      equals: 2.0 / 3,
      remark: "At a net input of exactly 0 the ReLU's slope is 0: such a unit is not awake.")
  },
]

private func numbers(_ count: Int, _ generator: inout SeededGenerator) -> [Double] {
  (0..<count).map { _ in generator.normal() }
}
