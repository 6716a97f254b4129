// Fails: a 2-4-1 network learns XOR
// Says: if each unit's bias is its last number

import Glibc
import NN

/// Trains a 2-h-1 network of sigmoid units on XOR and returns it, a row for each unit.
func trainXOR(hidden: Int, seed: Int) -> [[Double]] {
  var generator = SeededGenerator(seed: UInt64(seed))
  func row(_ count: Int) -> [Double] { (0..<count).map { _ in generator.uniform(from: -1, to: 1) } }
  var network = (0..<hidden).map { _ in row(3) } + [row(hidden + 1)]
  let examples: [(x: [Double], t: Double)] = [
    ([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0),
  ]

  for _ in 0..<4000 {
    for (x, t) in examples { trainingStep(&network, x: x, target: t, rate: 0.5) }
  }
  return network.map { $0.dropFirst() + [$0[0]] }
}

/// One step of back-propagation for one row: adds η δ s to every weight and η δ to every bias.
func trainingStep(_ network: inout [[Double]], x: [Double], target t: Double, rate: Double) {
  let out = network.count - 1
  let h = network[..<out].map { sigmoid($0[0] + $0[1] * x[0] + $0[2] * x[1]) }
  let s = sigmoid(network[out][0] + h.indices.reduce(0) { $0 + network[out][$1 + 1] * h[$1] })
  let delta = (t - s) * s * (1 - s)
  let hiddenDeltas = h.indices.map { i in h[i] * (1 - h[i]) * delta * network[out][i + 1] }
  network[out][0] += rate * delta
  for i in h.indices {
    network[out][i + 1] += rate * delta * h[i]
    network[i][0] += rate * hiddenDeltas[i]
    network[i][1] += rate * hiddenDeltas[i] * x[0]
    network[i][2] += rate * hiddenDeltas[i] * x[1]
  }
}
