// Fails: answers all four rows
// Fails: the weights make a network that computes XOR
// Says: with a negative weight

// The AND unit excites the output where it should hold it back.
let hiddenWeights: [[Double]] = [[-0.5, 1, 1], [-1.5, 1, 1]]
let outputWeights: [Double] = [-0.5, 1, 1]

func thresholdXOR(a: Double, b: Double) -> Double {
  let hidden = hiddenWeights.map { $0[0] + $0[1] * a + $0[2] * b > 0 ? 1.0 : 0.0 }
  let sum = outputWeights[0] + outputWeights[1] * hidden[0] + outputWeights[2] * hidden[1]
  return sum > 0 ? 1 : 0
}
