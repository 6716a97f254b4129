// Calls itself without end.

func thresholdXOR(a: Double, b: Double) -> Double {
  thresholdXOR(a: b, b: a) + 1
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
