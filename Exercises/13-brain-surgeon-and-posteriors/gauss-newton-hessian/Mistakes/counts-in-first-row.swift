// Fails: without any example, the prior
// Says: there may be no row to count in

func gaussNewtonHessian(jacobian: [[Double]], beta: [Double], alpha: [Double]) -> [[Double]] {
  let weights = 0..<(jacobian.first?.count ?? 0)
  var h = weights.map { i in weights.map { j in i == j ? alpha[i] : 0 } }
  for (g, precision) in zip(jacobian, beta) {
    for i in alpha.indices {
      for j in alpha.indices { h[i][j] += precision * g[i] * g[j] }
    }
  }
  return h
}
