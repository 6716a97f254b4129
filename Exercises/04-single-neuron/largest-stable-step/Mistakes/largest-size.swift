// Fails: saddles and summits
// Says: not the one of largest size

import NN

func largestStableStep(hessian: [[Double]]) -> Double? {
  let curvatures = try! symmetricEigen(Tensor(hessian, precision: .float64)).values.values
  return 2 / curvatures.map(abs).max()!
}
