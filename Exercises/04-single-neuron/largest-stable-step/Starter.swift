import NN

/// The learning rate at which gradient descent in a bowl ceases to converge.
///
/// - Parameter hessian: the second derivatives of the error, a symmetric matrix as a list of rows.
/// - Returns: the limit, or nil if no curvature is positive.
func largestStableStep(hessian: [[Double]]) -> Double? {
  // Your code here.
  return nil
}
