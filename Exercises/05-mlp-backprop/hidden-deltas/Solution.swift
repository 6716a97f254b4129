/// How fast the error falls as each output unit's net input rises: δ = (t − s) s (1 − s).
func outputDeltas(outputs s: [Double], targets t: [Double]) -> [Double] {
  s.indices.map { p in (t[p] - s[p]) * s[p] * (1 - s[p]) }
}

/// The same for each hidden unit: δᵢ = sᵢ (1 − sᵢ) Σₚ δₚ wₚᵢ, where `weights[p][i]` leads to unit p
/// in front from hidden unit i.
func hiddenDeltas(outputs s: [Double], weights: [[Double]], frontDeltas: [Double]) -> [Double] {
  s.indices.map { i in
    var received = 0.0
    for p in frontDeltas.indices { received += frontDeltas[p] * weights[p][i] }
    return s[i] * (1 - s[i]) * received
  }
}
