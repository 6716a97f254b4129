// Fails: a bowl along the axes
// Says: only the steepest one counts

import NN

func largestStableStep(hessian: [[Double]]) -> Double? {
  let curvatures = try! symmetricEigen(Tensor(hessian, precision: .float64)).values.values
  let sum = curvatures.reduce(0, +)
  return sum > 0 ? 2 / sum : nil
}
