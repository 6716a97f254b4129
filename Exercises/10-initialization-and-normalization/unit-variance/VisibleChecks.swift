import Checking
import NN

let visibleChecks = [
  Check("three layers of tanh", points: 2) { student in
    var dice = SeededGenerator(seed: 5)
    let sizes = [2, 3, 2, 2]
    let weights = drawn(sizes, deviation: 0.05, using: &dice)
    let batch = Tensor.normal([6, 2], precision: .float64, using: &dice)
    let right = calibrated(weights, on: batch) { tanh($0) }
    let answer = try student.calibrated(weights, on: batch, activation: "tanh")
    try student.expect(
      answer, equals: right, within: 1e-9,
      remarks: [
        Remark("The weights are as they were.", ifEquals: weights),
        Remark(
          "Only the first layer is right. What enters the second is the answer of the first with "
            + "its new weights.", ifEquals: byOldSignals(weights, batch)),
        Remark(
          "Divide by the deviation of the net inputs, not by their variance: weights half as large "
            + "make the deviation half as large, and the variance a quarter.",
          ifEquals: byVariance(weights, batch)),
        Remark(
          "You measure what the layer answers. Measure the net inputs, before the activation.",
          ifEquals: byAnswers(weights, batch)),
      ])
  }
]

/// Weights of layers with these sizes.
func drawn(
  _ sizes: [Int], deviation: Double, using generator: inout SeededGenerator
) -> [Tensor] {
  zip(sizes, sizes.dropFirst()).map { inputs, outputs in
    .normal(
      [outputs, inputs], standardDeviation: deviation, precision: .float64, using: &generator)
  }
}

/// By someone who carries on the signals of the old weights.
private func byOldSignals(_ weights: [Tensor], _ batch: Tensor) -> [Tensor] {
  var x = batch
  return weights.map { w in
    let s = matmul(x, w.transposed())
    x = tanh(s)
    return w / s.standardDeviation().item
  }
}

private func byVariance(_ weights: [Tensor], _ batch: Tensor) -> [Tensor] {
  var x = batch
  return weights.map { w in
    let s = matmul(x, w.transposed())
    let variance = s.variance().item
    x = tanh(s / variance)
    return w / variance
  }
}

private func byAnswers(_ weights: [Tensor], _ batch: Tensor) -> [Tensor] {
  var x = batch
  return weights.map { w in
    let s = matmul(x, w.transposed())
    let deviation = tanh(s).standardDeviation().item
    x = tanh(s / deviation)
    return w / deviation
  }
}
