// Fails: hidden deltas
// Says: the number of units in front

func outputDeltas(outputs s: [Double], targets t: [Double]) -> [Double] {
  s.indices.map { p in (t[p] - s[p]) * s[p] * (1 - s[p]) }
}

func hiddenDeltas(outputs s: [Double], weights: [[Double]], frontDeltas: [Double]) -> [Double] {
  s.indices.map { i in
    var received = 0.0
    for p in frontDeltas.indices { received += frontDeltas[p] * weights[p][i] }
    return s[i] * (1 - s[i]) * received / Double(frontDeltas.count)
  }
}
