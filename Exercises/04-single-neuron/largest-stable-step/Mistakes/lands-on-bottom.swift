// Fails: a bowl along the axes
// Says: It may overshoot as far again

import NN

func largestStableStep(hessian: [[Double]]) -> Double? {
  let curvatures = try! symmetricEigen(Tensor(hessian, precision: .float64)).values.values
  return curvatures.last! > 0 ? 1 / curvatures.last! : nil
}
