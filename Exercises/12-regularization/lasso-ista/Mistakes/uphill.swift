// Fails: makes one round
// Says: The step goes uphill.

func softThreshold(_ v: Double, _ threshold: Double) -> Double {
  if v > threshold { return v - threshold }
  if v < -threshold { return v + threshold }
  return 0
}

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
      return softThreshold(w[i] + step * slope, step * penalty)
    }
  }
  return w
}
