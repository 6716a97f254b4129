// Sleeps in each call, and always less than it may.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  usleep(400_000)
  return 0
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
