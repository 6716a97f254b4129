import Checking

let hiddenChecks = [
  Check(
    "any layer, any probability", part: "forward", after: "drops units in training",
    "keeps all units in use"
  ) { student in
    for size in [1, 4, 9] {
      let layer = DroppedLayer(size, using: &student.generator)
      for (inverted, isTraining) in modes {
        try student.expect(
          student.dropout(
            layer.x, mask: layer.mask, keep: layer.p, inverted: inverted, isTraining: isTraining),
          equals: dropout(
            layer.x, mask: layer.mask, keep: layer.p, inverted: inverted, isTraining: isTraining),
          remark: "With another number of units, or another p, the values differ.")
      }
    }
  },

  Check("slopes on the way back", part: "backward") { student in
    for size in [2, 7] {
      let layer = DroppedLayer(size, using: &student.generator)
      for (inverted, isTraining) in modes {
        let upstream = (0..<size).map { _ in student.generator.normal() }
        // The error is Σ uᵢ yᵢ, so that its slope by each value that is passed on is uᵢ.
        let slopes = numericGradient(at: layer.x) { x in
          let y = dropout(
            x, mask: layer.mask, keep: layer.p, inverted: inverted, isTraining: isTraining)
          return zip(upstream, y).reduce(0) { $0 + $1.0 * $1.1 }
        }
        try student.expectGradient(
          student.dropoutSlopes(
            upstream, mask: layer.mask, keep: layer.p, inverted: inverted, isTraining: isTraining),
          equals: slopes, within: 1e-6,
          remark: isTraining
            ? "In training the slopes differ from finite differences. A dropped unit has slope 0, and "
              + "a kept one the factor that it had on the way forward."
            : "In use the slopes differ from finite differences: is anything dropped that should "
              + "not be, or p forgotten?")
      }
    }
  },
]

private let modes = [(true, true), (false, true), (true, false), (false, false)]

/// Values and a mask of random size, with at least one unit dropped and one kept where there are two.
private struct DroppedLayer {
  let x: [Double]
  let mask: [Double]
  let p: Double

  init(_ size: Int, using generator: inout SeededGenerator) {
    x = (0..<size).map { _ in generator.normal() }
    var mask = (0..<size).map { _ in generator.uniform() < 0.5 ? 1.0 : 0.0 }
    mask[0] = 1
    if size > 1 { mask[1] = 0 }
    self.mask = mask
    p = generator.uniform(from: 0.2, to: 0.9)
  }
}
