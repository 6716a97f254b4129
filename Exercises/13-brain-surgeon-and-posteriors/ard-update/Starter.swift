/// New precisions by MacKay's rule.
///
/// - Parameters:
///   - alpha: the old precision of each group.
///   - weights: the weights at the minimum.
///   - variances: the posterior variance of each weight.
///   - groups: the group of each weight.
func mackayUpdate(
  alpha: [Double], weights: [Double], variances: [Double], groups: [Int]
) -> [Double] {
  // Your code here.
  return alpha
}

/// New precisions by the EM rule; the parameters are the same.
func emUpdate(
  alpha: [Double], weights: [Double], variances: [Double], groups: [Int]
) -> [Double] {
  // Your code here.
  return alpha
}
