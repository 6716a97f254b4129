import Checking

let visibleChecks = [
  Check("output deltas", part: "output units", points: 2) { student in
    let (s, t) = ([0.6, 0.9, 0.2], [1.0, 0.0, 0.5])
    try student.expectGradient(
      student.outputDeltas(outputs: s, targets: t), equals: outputDeltas(outputs: s, targets: t),
      remarks: [
        Remark(
          "This is t − s, how fast the error falls as the answer rises. The net input moves the "
            + "answer only s(1 − s) times as much.",
          ifEquals: zip(t, s).map { $0 - $1 }),
        Remark(
          "Your slope takes the sigmoid of s. But s is the sigmoid of the net input already: its "
            + "slope is s(1 − s).",
          ifEquals: s.indices.map { (t[$0] - s[$0]) * slopeOfSigmoid(s[$0]) }),
      ])
  },

  Check("hidden deltas", part: "hidden units", points: 2) { student in
    let layer = HiddenLayer(
      s: [0.7, 0.4], weights: [[1.5, -0.5], [0.8, 2.0]], front: [0.1, -0.3])
    try student.expectGradient(
      student.hiddenDeltas(outputs: layer.s, weights: layer.weights, frontDeltas: layer.front),
      equals: hiddenDeltas(outputs: layer.s, weights: layer.weights, frontDeltas: layer.front),
      sizes: ["the number of units in front": 2],
      terms: [
        "the path through the first unit in front": layer.along(0),
        "the path through the second unit in front": layer.along(1),
      ],
      remarks: [
        Remark(
          "The sum over the units in front is right. Multiply it by the hidden unit's own slope, "
            + "s(1 − s).", ifEquals: layer.sums),
        Remark(
          "The weights are indexed the wrong way round. weights[p][i] leads to unit p in front, "
            + "from hidden unit i: for hidden unit i, read down column i.",
          ifEquals: layer.alongRows),
        Remark(
          "Your slope takes the sigmoid of s. But s is the sigmoid of the net input already: its "
            + "slope is s(1 − s).",
          ifEquals: layer.s.indices.map { slopeOfSigmoid(layer.s[$0]) * layer.sums[$0] }),
      ])
  },
]

/// Two hidden units, and two in front of them.
private struct HiddenLayer {
  var s: [Double]
  var weights: [[Double]]
  var front: [Double]

  var slopes: [Double] { s.map { $0 * (1 - $0) } }

  /// What arrives through unit p in front.
  func along(_ p: Int) -> [Double] { s.indices.map { slopes[$0] * front[p] * weights[p][$0] } }

  var sums: [Double] { s.indices.map { front[0] * weights[0][$0] + front[1] * weights[1][$0] } }

  /// The deltas with rows and columns of the weights exchanged.
  var alongRows: [Double] {
    s.indices.map { slopes[$0] * (front[0] * weights[$0][0] + front[1] * weights[$0][1]) }
  }
}

/// σ(a)(1 − σ(a)): right for a net input, wrong for an answer.
private func slopeOfSigmoid(_ a: Double) -> Double { sigmoid(a) * (1 - sigmoid(a)) }
