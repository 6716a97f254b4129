// Fails: two inputs
// Says: the variance of the noise is 1/β

import NN

func predictiveVariance(jacobian: [[Double]], hessian: [[Double]], beta: Double) -> [Double] {
  let covariance = try! inverse(Tensor(hessian, precision: .float64))
  return jacobian.map { row in
    let g = Tensor(row, precision: .float64)
    return beta + dot(g, matmul(covariance, g)).item
  }
}
