/// Moves v towards 0 by the threshold, and to 0 if it is nearer than that.
func softThreshold(_ v: Double, _ threshold: Double) -> Double {
  if v > threshold { return v - threshold }
  if v < -threshold { return v + threshold }
  return 0
}

/// Weights for ½ Σ (y − x·w)² + λ Σ |w|, by rounds of a gradient step on the squares and a soft threshold.
func lassoISTA(
  _ x: [[Double]], _ y: [Double], penalty: Double, step: Double, rounds: Int
) -> [Double] {
  var w = [Double](repeating: 0, count: x[0].count)
  for _ in 0..<rounds {
    let errors = zip(x, y).map { row, target in
      zip(row, w).reduce(-target) { $0 + $1.0 * $1.1 }
    }
    w = w.indices.map { i in
      let slope = zip(x, errors).reduce(0) { $0 + $1.0[i] * $1.1 }
      return softThreshold(w[i] - step * slope, step * penalty)
    }
  }
  return w
}
