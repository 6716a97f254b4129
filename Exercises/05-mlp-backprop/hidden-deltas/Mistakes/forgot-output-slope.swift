// Fails: output deltas
// Says: This is t − s, how fast the error falls as the answer rises.

func outputDeltas(outputs s: [Double], targets t: [Double]) -> [Double] {
  s.indices.map { p in t[p] - s[p] }
}

func hiddenDeltas(outputs s: [Double], weights: [[Double]], frontDeltas: [Double]) -> [Double] {
  s.indices.map { i in
    var received = 0.0
    for p in frontDeltas.indices { received += frontDeltas[p] * weights[p][i] }
    return s[i] * (1 - s[i]) * received
  }
}
