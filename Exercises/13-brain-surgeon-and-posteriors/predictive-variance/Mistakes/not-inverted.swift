// Fails: two inputs
// Says: their covariance is its inverse

import NN

func predictiveVariance(jacobian: [[Double]], hessian: [[Double]], beta: Double) -> [Double] {
  let covariance = Tensor(hessian, precision: .float64)
  return jacobian.map { row in
    let g = Tensor(row, precision: .float64)
    return 1 / beta + dot(g, matmul(covariance, g)).item
  }
}
