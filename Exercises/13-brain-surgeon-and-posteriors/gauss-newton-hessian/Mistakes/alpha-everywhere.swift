// Fails: three rows, two weights
// Says: on the diagonal only

func gaussNewtonHessian(jacobian: [[Double]], beta: [Double], alpha: [Double]) -> [[Double]] {
  var h = alpha.indices.map { i in alpha.indices.map { j in alpha[i] } }
  for (g, precision) in zip(jacobian, beta) {
    for i in alpha.indices {
      for j in alpha.indices { h[i][j] += precision * g[i] * g[j] }
    }
  }
  return h
}
