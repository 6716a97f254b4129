// Fails: three rows, two weights
// Says: as if it were the variance

func gaussNewtonHessian(jacobian: [[Double]], beta: [Double], alpha: [Double]) -> [[Double]] {
  var h = alpha.indices.map { i in alpha.indices.map { j in i == j ? alpha[i] : 0 } }
  for (g, precision) in zip(jacobian, beta) {
    for i in alpha.indices {
      for j in alpha.indices { h[i][j] += g[i] * g[j] / precision }
    }
  }
  return h
}
