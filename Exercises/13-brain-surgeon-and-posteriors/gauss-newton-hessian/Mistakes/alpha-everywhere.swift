// Fails: three rows, two weights
// Says: on the diagonal only

func gaussNewtonHessian(jacobian: [[Double]], beta: [Double], alpha: [Double]) -> [[Double]] {
  alpha.indices.map { i in
    alpha.indices.map { j in
      zip(jacobian, beta).reduce(alpha[i]) { $0 + $1.1 * $1.0[i] * $1.0[j] }
    }
  }
}
