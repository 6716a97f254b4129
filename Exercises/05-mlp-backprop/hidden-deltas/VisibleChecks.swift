import Checking

let visibleChecks = [
  Check("output deltas", points: 2) { student in
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

  Check("hidden deltas", points: 2) { student in
    let s = [0.7, 0.4]
    let weights = [[1.5, -0.5], [0.8, 2.0]]
    let front = [0.1, -0.3]
    let slopes = s.map { $0 * (1 - $0) }
    func along(_ p: Int) -> [Double] { s.indices.map { slopes[$0] * front[p] * weights[p][$0] } }
    let sums = s.indices.map { i in front[0] * weights[0][i] + front[1] * weights[1][i] }
    try student.expectGradient(
      student.hiddenDeltas(outputs: s, weights: weights, frontDeltas: front),
      equals: hiddenDeltas(outputs: s, weights: weights, frontDeltas: front),
      sizes: ["the number of units in front": 2],
      terms: [
        "the path through the first unit in front": along(0),
        "the path through the second unit in front": along(1),
      ],
      remarks: [
        Remark(
          "The sum over the units in front is right. Multiply it by the hidden unit's own slope, "
            + "s(1 − s).", ifEquals: sums),
        Remark(
          "The weights are indexed the wrong way round. weights[p][i] leads to unit p in front, "
            + "from hidden unit i: for hidden unit i, read down column i.",
          ifEquals: s.indices.map { i in
            slopes[i] * (front[0] * weights[i][0] + front[1] * weights[i][1])
          }),
        Remark(
          "Your slope takes the sigmoid of s. But s is the sigmoid of the net input already: its "
            + "slope is s(1 − s).",
          ifEquals: s.indices.map { slopeOfSigmoid(s[$0]) * sums[$0] }),
      ])
  },
]

/// σ(a)(1 − σ(a)): right for a net input, wrong for an answer.
private func slopeOfSigmoid(_ a: Double) -> Double { sigmoid(a) * (1 - sigmoid(a)) }
