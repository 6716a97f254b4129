// Fails: a bowl along the axes
// Says: The steepest one is the first to break.

import NN

func largestStableStep(hessian: [[Double]]) -> Double? {
  let curvatures = try! symmetricEigen(Tensor(hessian, precision: .float64)).values.values
  return curvatures[0] > 0 ? 2 / curvatures[0] : nil
}
