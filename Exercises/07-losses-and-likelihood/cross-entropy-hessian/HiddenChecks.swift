import Checking
import NN

let hiddenChecks = [
  Check("the Hessian of any examples", part: "the Hessian", after: "the Hessian of three examples")
  { student in
    for (count, size) in [(1, 1), (6, 3), (2, 5)] {
      let unit = Unit(count, size, &student.generator)
      let measured = (0..<size).map { i in
        numericGradient(at: unit.weights) {
          entropyGradient(unit.inputs, targets: unit.targets, weights: $0)[i]
        }
      }
      try student.expectGradient(
        student.entropyHessian(unit.inputs, weights: unit.weights), equals: measured, within: 1e-6,
        batchSize: count,
        remark: "For other numbers of examples or weights the Hessian differs from finite "
          + "differences of the gradient. Are both summed over all examples, and is there a row "
          + "for every weight?")
    }
  },

  Check(
    "gradient and Hessian lead Newton's method down", part: "the Hessian",
    after: "the gradient of three examples", "the Hessian of any examples"
  ) { student in
    for (count, size) in [(1, 1), (6, 3), (2, 5)] {
      let unit = Unit(count, size, &student.generator)
      try student.expectGradient(
        student.entropyGradient(unit.inputs, targets: unit.targets, weights: unit.weights),
        equals: entropyGradient(unit.inputs, targets: unit.targets, weights: unit.weights),
        batchSize: count,
        remark: "For other numbers of examples or weights the gradient is off.")
    }
    let unit = Unit(60, 2, &student.generator)
    var w = [0.0, 0.0]
    for _ in 0..<8 {
      let g = try student.entropyGradient(unit.inputs, targets: unit.targets, weights: w)
        .as([Double].self)
      let h = try student.entropyHessian(unit.inputs, weights: w).as([[Double]].self)
      let determinant = h[0][0] * h[1][1] - h[0][1] * h[1][0]
      w[0] -= (h[1][1] * g[0] - h[0][1] * g[1]) / determinant
      w[1] -= (h[0][0] * g[1] - h[1][0] * g[0]) / determinant
    }
    let last = try student.entropyGradient(unit.inputs, targets: unit.targets, weights: w)
    try student.expect(
      last, equals: [0.0, 0.0], within: 1e-6,
      remark: "Eight of Newton's steps with your gradient and your Hessian do not end where the "
        + "gradient is zero.")
  },
]

/// A unit with noisy targets, so that no weights answer all of them.
private struct Unit {
  var inputs: [[Double]]
  var targets: [Double]
  var weights: [Double]

  init(_ count: Int, _ size: Int, _ generator: inout SeededGenerator) {
    inputs = (0..<count).map { _ in (0..<size).map { _ in generator.normal() } }
    targets = (0..<count).map { _ in generator.uniform() < 0.5 ? 0 : 1 }
    weights = (0..<size).map { _ in generator.normal() }
  }
}
