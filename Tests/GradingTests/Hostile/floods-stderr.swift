// Writes to the standard error without end, and without line ends.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  let flood = [UInt8](repeating: 0x78, count: 1 << 16)
  while write(2, flood, flood.count) != 0 {}
  return 0
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
