// Fails: three rows, two weights
// Says: add α to the diagonal

func gaussNewtonHessian(jacobian: [[Double]], beta: [Double], alpha: [Double]) -> [[Double]] {
  var h = alpha.indices.map { i in alpha.indices.map { j in 0.0 } }
  for (g, precision) in zip(jacobian, beta) {
    for i in alpha.indices {
      for j in alpha.indices { h[i][j] += precision * g[i] * g[j] }
    }
  }
  return h
}
