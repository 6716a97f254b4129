// Fails: without any example, the prior
// Says: there may be no row to count in

func gaussNewtonHessian(jacobian: [[Double]], beta: [Double], alpha: [Double]) -> [[Double]] {
  let weights = jacobian.first.map { Array($0.indices) } ?? []
  return weights.map { i in
    weights.map { j in
      zip(jacobian, beta).reduce(i == j ? alpha[i] : 0) { $0 + $1.1 * $1.0[i] * $1.0[j] }
    }
  }
}
