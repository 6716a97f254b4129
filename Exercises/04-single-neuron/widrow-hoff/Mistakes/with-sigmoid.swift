// Fails: one epoch of three examples
// Says: This neuron has a sigmoid.

import Glibc

func widrowHoff(
  inputs: [[Double]], targets: [Double], eta: Double, epochs: Int
) -> [Double] {
  var w = [Double](repeating: 0, count: inputs[0].count + 1)
  for _ in 0..<epochs {

    for (input, t) in zip(inputs, targets) {
      let x = [1] + input
      let miss = t - 1 / (1 + exp(-zip(w, x).reduce(0) { $0 + $1.0 * $1.1 }))
      for i in w.indices { w[i] += eta * miss * x[i] }
    }
  }
  return w
}
