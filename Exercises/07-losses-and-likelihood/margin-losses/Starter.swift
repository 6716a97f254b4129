/// What lacks to a lead of 1 over each wrong class, summed over the classes, averaged over the rows.
///
/// - Parameters:
///   - scores: `scores[n][j]` is the score of class j in row n.
///   - labels: the right class of each row.
///   - squared: whether each of the numbers that lack is squared.
func marginLoss(_ scores: [[Double]], labels: [Int], squared: Bool) -> Double {
  // Your code here.
  return 0
}

/// The slope of `marginLoss` by each score, in the shape of the scores.
func marginGradient(_ scores: [[Double]], labels: [Int], squared: Bool) -> [[Double]] {
  // Your code here.
  return scores.map { row in row.map { _ in 0 } }
}
