/// Moves v towards 0 by the threshold, and to 0 if it is nearer than that.
func softThreshold(_ v: Double, _ threshold: Double) -> Double {
  // Your code here.
  return v
}

/// Weights for ½ Σ (y − x·w)² + λ Σ |w|, by rounds of a gradient step on the squares and a soft threshold.
///
/// - Parameters:
///   - x: a row for each example.
///   - y: a target for each example.
///   - penalty: λ.
///   - step: the length of a gradient step.
///   - rounds: how many rounds, from zero weights.
func lassoISTA(
  _ x: [[Double]], _ y: [Double], penalty: Double, step: Double, rounds: Int
) -> [Double] {
  // Your code here.
  return [Double](repeating: 0, count: x[0].count)
}
