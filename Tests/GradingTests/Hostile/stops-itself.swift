// Stops, so that no clock of its own runs on.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  raise(SIGSTOP)
  return 0
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
