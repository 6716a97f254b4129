import Checking

let visibleChecks = [
  Check("rates grow while the sign stays") { student in
    let (start, gradients) = ([1.0, -1], [[0.5, -2], [0.4, -1], [0.3, -0.5]])
    let answer = try student.deltaBarDelta(
      from: start, gradients: gradients, settings: [0.1, 0.02, 0.2, 0.7])
    let right = trace(start, gradients, [0.1, 0.02, 0.2, 0.7])
    try student.expect(
      answer.rates, equals: right.rates,
      remarks: [
        Remark(
          "In the first step the mean of earlier gradients is 0, so that no rate changes: compare with "
            + "the mean before you update it.", ifEquals: [0.12, 0.14, 0.16].map { [$0, $0] }),
        Remark(
          "Growth is added, not multiplied.",
          ifEquals: [0.1, 0.102, 0.10404].map { [$0, $0] }),
        Remark("No rate has changed.", ifEquals: right.rates.map { _ in [0.1, 0.1] }),
      ])
    try student.expect(
      answer.weights, equals: right.weights,
      remark:
        "The rates are right; the weights are not. The weight moves by minus the new rate times "
        + "the gradient.")
  },

  Check("rates fall when the sign turns", after: "rates grow while the sign stays") { student in
    let (start, gradients) = ([1.0], [[1.0], [-0.1], [-0.1]])
    let answer = try student.deltaBarDelta(
      from: start, gradients: gradients, settings: [0.1, 0.02, 0.2, 0.7])
    try student.expect(
      answer.rates, equals: trace(start, gradients, [0.1, 0.02, 0.2, 0.7]).rates,
      remarks: [
        Remark(
          "This compares with the last gradient alone. After 1 and −0.1 the mean is still positive.",
          ifEquals: [[0.1], [0.08], [0.1]]),
        Remark(
          "φ is the share that is taken away: multiply by 1 − φ.",
          ifEquals: [[0.1], [0.02], [0.004]]),
        Remark(
          "The mean keeps θ of its old value and takes 1 − θ of the gradient, not the other way round.",
          ifEquals: trace(start, gradients, [0.1, 0.02, 0.2, 0.3]).rates),
      ])
  },
]

/// The reference's weights and rates after each step.
func trace(_ start: [Double], _ gradients: [[Double]], _ settings: [Double]) -> (
  weights: [[Double]], rates: [[Double]]
) {
  var rule = DeltaBarDeltaRule(
    count: start.count, learningRate: settings[0], kappa: settings[1], phi: settings[2],
    theta: settings[3])
  var w = start
  var result: (weights: [[Double]], rates: [[Double]]) = ([], [])
  for g in gradients {
    rule.step(&w, gradient: g)
    result.weights.append(w)
    result.rates.append(rule.rates)
  }
  return result
}
