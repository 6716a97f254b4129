// Fails: two inputs
// Says: take the whole matrix

import NN

func predictiveVariance(jacobian: [[Double]], hessian: [[Double]], beta: Double) -> [Double] {
  let covariance = try! inverse(Tensor(hessian, precision: .float64))
  return jacobian.map { row in
    let g = Tensor(row, precision: .float64)
    return 1 / beta + dot(g, covariance.diagonal() * g).item
  }
}
