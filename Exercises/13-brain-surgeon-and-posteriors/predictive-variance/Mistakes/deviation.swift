// Fails: two inputs
// Says: the variance was asked for

import NN

func predictiveVariance(jacobian: [[Double]], hessian: [[Double]], beta: Double) -> [Double] {
  let covariance = try! inverse(Tensor(hessian, precision: .float64))
  return jacobian.map { row in
    let g = Tensor(row, precision: .float64)
    return (1 / beta + dot(g, matmul(covariance, g)).item).squareRoot()
  }
}
