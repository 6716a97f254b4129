// Prints without end.

func thresholdXOR(a: Double, b: Double) -> Double {
  let line = String(repeating: "x", count: 1 << 16)
  for _ in 0..<(1 << 14) { print(line) }
  return 0
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
