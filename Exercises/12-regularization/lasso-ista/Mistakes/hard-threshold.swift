// Fails: softens numbers of both signs
// Fails: makes one round
// Says: This is a hard threshold

func softThreshold(_ v: Double, _ threshold: Double) -> Double {
  abs(v) > threshold ? v : 0
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
      return softThreshold(w[i] - step * slope, step * penalty)
    }
  }
  return w
}
