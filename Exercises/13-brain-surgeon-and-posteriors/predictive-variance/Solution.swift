import NN

/// 1/β + gᵀ H⁻¹ g for each row g.
func predictiveVariance(jacobian: [[Double]], hessian: [[Double]], beta: Double) -> [Double] {
  let covariance = try! inverse(Tensor(hessian, precision: .float64))
  return jacobian.map { row in
    let g = Tensor(row, precision: .float64)
    return 1 / beta + dot(g, matmul(covariance, g)).item
  }
}
