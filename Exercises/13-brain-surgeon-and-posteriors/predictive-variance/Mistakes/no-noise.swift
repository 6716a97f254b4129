// Fails: two inputs
// Says: The noise is missing

import NN

func predictiveVariance(jacobian: [[Double]], hessian: [[Double]], beta: Double) -> [Double] {
  let covariance = try! inverse(Tensor(hessian, precision: .float64))
  return jacobian.map { row in
    let g = Tensor(row, precision: .float64)
    return dot(g, matmul(covariance, g)).item
  }
}
