// Fails: three rows, two weights
// Says: add α to the diagonal

func gaussNewtonHessian(jacobian: [[Double]], beta: [Double], alpha: [Double]) -> [[Double]] {
  alpha.indices.map { i in
    alpha.indices.map { j in
      zip(jacobian, beta).reduce(0) { $0 + $1.1 * $1.0[i] * $1.0[j] }
    }
  }
}
