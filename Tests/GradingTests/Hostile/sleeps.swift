// Never answers, and uses no CPU time.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  while true { sleep(1000) }
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
