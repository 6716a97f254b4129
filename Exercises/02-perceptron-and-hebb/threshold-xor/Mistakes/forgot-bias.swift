// Fails: answers all four rows
// Fails: the weights make a network that computes XOR
// Says: thresholdXOR(a: 1.0, b: 1.0)
// Says: one of them must hold the output back

// The second unit has no bias, so it is OR once more instead of AND; the output sees no difference.
let hiddenWeights: [[Double]] = [[-0.5, 1, 1], [0, 1, 1]]
let outputWeights: [Double] = [0, 1, 0]

func thresholdXOR(a: Double, b: Double) -> Double {
  let hidden = hiddenWeights.map { $0[0] + $0[1] * a + $0[2] * b > 0 ? 1.0 : 0.0 }
  let sum = outputWeights[0] + outputWeights[1] * hidden[0] + outputWeights[2] * hidden[1]
  return sum > 0 ? 1 : 0
}
