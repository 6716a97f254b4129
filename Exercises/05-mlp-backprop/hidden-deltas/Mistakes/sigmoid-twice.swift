// Fails: output deltas
// Fails: hidden deltas
// Says: But s is the sigmoid of the net input already

import Glibc

func slope(_ a: Double) -> Double {
  let s = 1 / (1 + exp(-a))
  return s * (1 - s)
}

func outputDeltas(outputs s: [Double], targets t: [Double]) -> [Double] {
  s.indices.map { p in (t[p] - s[p]) * slope(s[p]) }
}

func hiddenDeltas(outputs s: [Double], weights: [[Double]], frontDeltas: [Double]) -> [Double] {
  s.indices.map { i in
    var received = 0.0
    for p in frontDeltas.indices { received += frontDeltas[p] * weights[p][i] }
    return slope(s[i]) * received
  }
}
