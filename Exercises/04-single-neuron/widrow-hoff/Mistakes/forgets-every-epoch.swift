// Fails: any number of inputs, examples and epochs
// Fails: ends near the least squares
// Says: Do they go on from epoch to epoch

import Glibc

func widrowHoff(
  inputs: [[Double]], targets: [Double], eta: Double, epochs: Int
) -> [Double] {
  var w = [Double](repeating: 0, count: inputs[0].count + 1)
  for _ in 0..<epochs {
    w = [Double](repeating: 0, count: w.count)
    for (input, t) in zip(inputs, targets) {
      let x = [1] + input
      let miss = t - zip(w, x).reduce(0) { $0 + $1.0 * $1.1 }
      for i in w.indices { w[i] += eta * miss * x[i] }
    }
  }
  return w
}
