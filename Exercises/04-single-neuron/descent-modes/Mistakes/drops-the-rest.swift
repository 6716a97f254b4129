// Fails: a smaller batch at the end
// Says: Examples that do not fill a whole batch are left out.

import NN

func descend(
  inputs: [[Double]], targets: [Double], from start: [Double], eta: Double, batchSize: Int,
  epochs: Int, seed: Int
) -> [Double] {
  var generator = SeededGenerator(seed: UInt64(seed))
  var w = start
  for _ in 0..<epochs {
    let order = generator.permutation(inputs.count)
    for first in stride(from: 0, to: order.count - order.count % batchSize, by: batchSize) {
      var step = [Double](repeating: 0, count: w.count)
      for j in order[first..<min(first + batchSize, order.count)] {
        let s = sigmoid(zip(w, inputs[j]).reduce(0) { $0 + $1.0 * $1.1 })
        let delta = (targets[j] - s) * s * (1 - s)
        for i in w.indices { step[i] += eta * delta * inputs[j][i] }
      }
      for i in w.indices { w[i] += step[i] }
    }
  }
  return w
}
