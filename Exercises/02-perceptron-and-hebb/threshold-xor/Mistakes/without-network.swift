// Fails: the function computes with the weights
// Says: thresholdXOR answers something else than a network of your weights

// Right weights, but the answer does not come from them.
let hiddenWeights: [[Double]] = [[-0.5, 1, 1], [-1.5, 1, 1]]
let outputWeights: [Double] = [-0.5, 1, -1]

func thresholdXOR(a: Double, b: Double) -> Double {
  a != b ? 1 : 0
}
