// Fails: makes one round
// Says: Are all errors computed with the old weights?

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
    for i in w.indices {
      var slope = 0.0
      for (row, target) in zip(x, y) {
        slope += row[i] * zip(row, w).reduce(-target) { $0 + $1.0 * $1.1 }
      }
      w[i] = softThreshold(w[i] - step * slope, step * penalty)
    }
  }
  return w
}
