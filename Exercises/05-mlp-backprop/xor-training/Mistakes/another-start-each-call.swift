// Fails: the seed decides the start
// Says: The same seed gave two different networks

import Glibc
import NN

/// Trains a 2-h-1 network of sigmoid units on XOR and returns it, a row for each unit.
func trainXOR(hidden: Int, seed: Int) -> [[Double]] {
  var generator = SystemRandomNumberGenerator()
  func row(_ count: Int) -> [Double] {
    (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
  }
  var units = (0..<hidden).map { _ in row(3) }  // [bias, from x₁, from x₂]
  var out = row(hidden + 1)  // [bias, from hidden unit 1, …]
  let examples: [(x: [Double], t: Double)] = [
    ([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0),
  ]

  for _ in 0..<4000 {
    for (x, t) in examples {
      let h = units.map { sigmoid($0[0] + $0[1] * x[0] + $0[2] * x[1]) }
      let s = sigmoid(out[0] + h.indices.reduce(0) { $0 + out[$1 + 1] * h[$1] })
      let delta = (t - s) * s * (1 - s)
      let hiddenDeltas = h.indices.map { i in h[i] * (1 - h[i]) * delta * out[i + 1] }
      out[0] += 0.5 * delta
      for i in h.indices {
        out[i + 1] += 0.5 * delta * h[i]
        units[i][0] += 0.5 * hiddenDeltas[i]
        units[i][1] += 0.5 * hiddenDeltas[i] * x[0]
        units[i][2] += 0.5 * hiddenDeltas[i] * x[1]
      }
    }
  }
  return units + [out]
}
