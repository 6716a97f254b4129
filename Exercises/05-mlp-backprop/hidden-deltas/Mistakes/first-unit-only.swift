// Fails: hidden deltas
// Says: Your gradient lacks one term: the path through the second unit in front.

func outputDeltas(outputs s: [Double], targets t: [Double]) -> [Double] {
  s.indices.map { p in (t[p] - s[p]) * s[p] * (1 - s[p]) }
}

func hiddenDeltas(outputs s: [Double], weights: [[Double]], frontDeltas: [Double]) -> [Double] {
  s.indices.map { i in s[i] * (1 - s[i]) * frontDeltas[0] * weights[0][i] }
}
