// Announces a reply of 4 GB, and sends it as long as somebody reads.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  let flood = [UInt8](repeating: 0xff, count: 1 << 16)
  while write(4, flood, flood.count) > 0 {}
  return 0
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
