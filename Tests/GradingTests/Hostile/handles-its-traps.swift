// Traps, and comes back to the trap for ever.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGXCPU, SIGABRT] {
    signal(number) { _ in }
  }
  let nothing: [Double] = []
  return nothing[Int(a) + 5]
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
