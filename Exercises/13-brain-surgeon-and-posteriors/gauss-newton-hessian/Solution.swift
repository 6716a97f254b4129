/// H = Σ g β gᵀ + diag(α), over the rows g of the Jacobian.
func gaussNewtonHessian(jacobian: [[Double]], beta: [Double], alpha: [Double]) -> [[Double]] {
  var h = alpha.indices.map { i in alpha.indices.map { j in i == j ? alpha[i] : 0 } }
  for (g, precision) in zip(jacobian, beta) {
    for i in alpha.indices {
      for j in alpha.indices { h[i][j] += precision * g[i] * g[j] }
    }
  }
  return h
}
