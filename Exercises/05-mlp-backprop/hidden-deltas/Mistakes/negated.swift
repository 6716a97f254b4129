// Fails: output deltas
// Says: every entry has the wrong sign

func outputDeltas(outputs s: [Double], targets t: [Double]) -> [Double] {
  s.indices.map { p in (s[p] - t[p]) * s[p] * (1 - s[p]) }
}

func hiddenDeltas(outputs s: [Double], weights: [[Double]], frontDeltas: [Double]) -> [Double] {
  s.indices.map { i in
    var received = 0.0
    for p in frontDeltas.indices { received += frontDeltas[p] * weights[p][i] }
    return s[i] * (1 - s[i]) * received
  }
}
