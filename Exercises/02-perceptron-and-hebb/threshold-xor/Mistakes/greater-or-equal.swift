// Fails: the weights make a network that computes XOR
// Says: “greater than 0” in each unit

// Works with >= on the four corners; with the > of the statement these weights are another network.
let hiddenWeights: [[Double]] = [[-1, 1, 1], [-2, 1, 1]]
let outputWeights: [Double] = [-1, 1, -1]

func thresholdXOR(a: Double, b: Double) -> Double {
  let hidden = hiddenWeights.map { $0[0] + $0[1] * a + $0[2] * b >= 0 ? 1.0 : 0.0 }
  let sum = outputWeights[0] + outputWeights[1] * hidden[0] + outputWeights[2] * hidden[1]
  return sum >= 0 ? 1 : 0
}
