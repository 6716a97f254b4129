/// How far leads over wrong classes fall short of 1: summed in each row, averaged over the rows.
///
/// - Parameters:
///   - scores: `scores[n][j]` is the score of class j in row n.
///   - labels: the right class of each row.
///   - squared: whether each shortfall is squared.
func marginLoss(_ scores: [[Double]], labels: [Int], squared: Bool) -> Double {
  // Your code here.
  return 0
}

/// The slope of `marginLoss` by each score, in the shape of the scores.
func marginGradient(_ scores: [[Double]], labels: [Int], squared: Bool) -> [[Double]] {
  // Your code here.
  return scores.map { row in row.map { _ in 0 } }
}
