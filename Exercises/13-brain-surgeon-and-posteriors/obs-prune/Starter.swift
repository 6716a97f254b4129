import NN

/// What the removal of each weight would cost.
///
/// - Parameters:
///   - hessian: Q, positive definite, as a list of rows.
///   - weights: the weights at the minimum.
/// - Returns: Jᵢ for each weight.
func saliencies(hessian: [[Double]], weights: [Double]) -> [Double] {
  // Your code here.
  return weights
}

/// Removes weights one after the other, each time the one of least saliency.
///
/// - Parameters:
///   - hessian: Q, positive definite, as a list of rows.
///   - weights: the weights at the minimum.
///   - count: how many to remove.
/// - Returns: all weights; those removed are 0, the others corrected.
func obsPrune(hessian: [[Double]], weights: [Double], removing count: Int) -> [Double] {
  // Your code here.
  return weights
}
