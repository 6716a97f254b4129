// Fails: every unit keeps a margin of 0.25
// Says: The output unit decides too narrowly

// The lesson's network by sums: the output unit's line is 0.22 from (0, 0).
let hiddenWeights: [[Double]] = [[-1.5, 1, 1], [-0.5, 1, 1]]
let outputWeights: [Double] = [-0.5, -2, 1]

func thresholdXOR(a: Double, b: Double) -> Double {
  let hidden = hiddenWeights.map { $0[0] + $0[1] * a + $0[2] * b > 0 ? 1.0 : 0.0 }
  let sum = outputWeights[0] + outputWeights[1] * hidden[0] + outputWeights[2] * hidden[1]
  return sum > 0 ? 1 : 0
}
