import Checking

let hiddenChecks = [
  Check("output deltas in any number", part: "output units", after: "output deltas") { student in
    for count in [1, 2, 7] {
      let net = (0..<count).map { _ in student.generator.normal() }
      let t = (0..<count).map { _ in student.generator.uniform() }
      let fall = numericGradient(at: net) { -halfSquares($0.map(sigmoid), t) }
      try student.expectGradient(
        student.outputDeltas(outputs: net.map(sigmoid), targets: t), equals: fall, within: 1e-6,
        remark: "With other numbers of output units, the deltas differ from finite differences of "
          + "the error.")
    }
  },

  Check("hidden deltas in any shape", part: "hidden units", after: "hidden deltas") { student in
    for (hidden, front) in [(1, 1), (3, 5), (6, 2), (4, 1)] {
      let layer = SigmoidLayer(from: hidden, to: front, using: &student.generator)
      let net = (0..<hidden).map { _ in student.generator.normal() }
      let t = (0..<front).map { _ in student.generator.uniform() }
      let said = layer.answers(to: net.map(sigmoid))
      let fall = numericGradient(at: net) { -halfSquares(layer.answers(to: $0.map(sigmoid)), t) }
      try student.expectGradient(
        student.hiddenDeltas(
          outputs: net.map(sigmoid), weights: layer.weights,
          frontDeltas: outputDeltas(outputs: said, targets: t)),
        equals: fall, within: 1e-6,
        remark: "With other numbers of hidden units, or of units in front, the deltas differ from "
          + "finite differences of the error. Each hidden unit needs the sum over all units in "
          + "front, however many there are.")
    }
  },

  Check(
    "deltas back through three layers", part: "hidden units", points: 2,
    after: "output deltas", "hidden deltas", "hidden deltas in any shape"
  ) { student in
    let sizes = [3, 6, 4, 2]
    let layers = zip(sizes, sizes.dropFirst()).map {
      SigmoidLayer(from: $0, to: $1, using: &student.generator)
    }
    let t = (0..<2).map { _ in student.generator.uniform() }
    var s = [(0..<3).map { _ in student.generator.normal() }]
    for layer in layers { s.append(layer.answers(to: s.last!)) }

    let last = try student.outputDeltas(outputs: s[3], targets: t).as([Double].self)
    let middle = try student.hiddenDeltas(
      outputs: s[2], weights: layers[2].weights, frontDeltas: last
    ).as([Double].self)
    let first = try student.hiddenDeltas(
      outputs: s[1], weights: layers[1].weights, frontDeltas: middle)
    // A bias enters the net input as it is, so the deltas are the slopes by the first biases.
    let fall = numericGradient(at: layers[0].biases) { biases in
      var answers = SigmoidLayer(weights: layers[0].weights, biases: biases).answers(to: s[0])
      for layer in layers.dropFirst() { answers = layer.answers(to: answers) }
      return -halfSquares(answers, t)
    }
    try student.expectGradient(
      first, equals: fall, within: 1e-6,
      remark: "Each layer alone is right, but carried back through three layers the deltas are "
        + "not. Do your functions use anything but their arguments?")
  },
]

private func halfSquares(_ s: [Double], _ t: [Double]) -> Double {
  zip(s, t).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) / 2 }
}

/// A layer of sigmoid units.
private struct SigmoidLayer {
  /// weights[p][i]: to unit p, from unit i of the layer before.
  var weights: [[Double]]
  var biases: [Double]

  init(weights: [[Double]], biases: [Double]) {
    self.weights = weights
    self.biases = biases
  }

  init(from inputs: Int, to units: Int, using generator: inout SeededGenerator) {
    weights = (0..<units).map { _ in (0..<inputs).map { _ in generator.normal() } }
    biases = (0..<units).map { _ in generator.normal() }
  }

  func answers(to x: [Double]) -> [Double] {
    zip(weights, biases).map { row, bias in
      sigmoid(zip(row, x).reduce(bias) { $0 + $1.0 * $1.1 })
    }
  }
}
