import Checking
import Glibc

let visibleChecks = [
  Check("a 2-2-1 network") { student in
    let net = Tanhs(
      weights: [[[0.5, -0.4], [-0.3, 0.8]], [[0.7, -0.6]]], biases: [[0.1, -0.2], [0.2]],
      x: [1, 0.5], target: [0.3])
    let right = gradientNorms(
      weights: net.weights, biases: net.biases, x: net.x, target: net.target)
    try student.expect(
      student.gradientNorms(
        weights: net.weights, biases: net.biases, x: net.x, target: net.target),
      equals: right, within: 1e-7,
      remarks: [
        Remark(
          "The right numbers in the wrong order: the first layer comes first.",
          ifEquals: Array(right.reversed())),
        Remark(
          "These are the squares of the norms: take the roots.", ifEquals: right.map { $0 * $0 }),
        Remark(
          "These are the norms of the weights' gradients alone: the biases belong to it.",
          ifEquals: net.norms { g in g.weights }),
        Remark(
          "These are the norms of the biases' gradients alone, which are those of the deltas.",
          ifEquals: net.norms { g in g.biases }),
        Remark(
          "The slope s(1 − s) is that of a sigmoid. For tanh it is 1 − s².",
          ifEquals: net.norms(slope: { s in s * (1 - s) }) { $0.weights + $0.biases }),
        Remark(
          "The slopes of tanh are missing: every delta is multiplied by 1 − s².",
          ifEquals: net.norms(slope: { _ in 1 }) { $0.weights + $0.biases }),
      ])
  }
]

/// A network of tanhs with its example, for what a wrong backward pass would give.
struct Tanhs {
  var weights: [[[Double]]]
  var biases: [[Double]]
  var x: [Double]
  var target: [Double]

  /// ½ Σ (t − s)².
  var error: Double {
    var s = x
    for (layer, bias) in zip(weights, biases) {
      s = zip(layer, bias).map { row, b in tanh(zip(row, s).reduce(b) { $0 + $1.0 * $1.1 }) }
    }
    return zip(s, target).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) / 2 }
  }

  /// The norm of what `part` picks of each layer's gradient.
  func norms(
    slope: (Double) -> Double = { 1 - $0 * $0 },
    _ part: ((weights: [Double], biases: [Double])) -> [Double]
  ) -> [Double] {
    var s = [x]
    for (layer, bias) in zip(weights, biases) {
      let heard = s.last!
      s.append(
        zip(layer, bias).map { row, b in tanh(zip(row, heard).reduce(b) { $0 + $1.0 * $1.1 }) })
    }
    var delta = zip(s.last!, target).map { ($1 - $0) * slope($0) }
    var norms: [Double] = []
    for l in weights.indices.reversed() {
      let gradient = (weights: delta.flatMap { d in s[l].map { d * $0 } }, biases: delta)
      norms.append(part(gradient).reduce(0) { $0 + $1 * $1 }.squareRoot())
      delta = s[l].indices.map { i in
        slope(s[l][i]) * zip(delta, weights[l]).reduce(0) { $0 + $1.0 * $1.1[i] }
      }
    }
    return norms.reversed()
  }
}
