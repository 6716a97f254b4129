// Never answers, and does not want to be ended.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  for number in Int32(1)..<32 { signal(number, SIG_IGN) }
  var sum = 0.0
  while sum >= 0 { sum += 1 }
  return 0
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
