import NN

/// 2 / λ for the largest eigenvalue λ of the Hessian, nil unless it is positive.
func largestStableStep(hessian: [[Double]]) -> Double? {
  let curvatures = try! symmetricEigen(Tensor(hessian, precision: .float64)).values.values
  guard let largest = curvatures.last, largest > 0 else { return nil }
  return 2 / largest
}
