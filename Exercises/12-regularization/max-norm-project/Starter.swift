/// Scales each row that is longer than `limit` down to that length.
///
/// - Parameters:
///   - weights: `weights[p]` are the weights into unit p.
///   - limit: c, above 0.
func maxNormProject(_ weights: [[Double]], limit: Double) -> [[Double]] {
  // Your code here.
  return weights
}
