// Fails: three rows, two weights
// Says: as if it were the variance

func gaussNewtonHessian(jacobian: [[Double]], beta: [Double], alpha: [Double]) -> [[Double]] {
  alpha.indices.map { i in
    alpha.indices.map { j in
      zip(jacobian, beta).reduce(i == j ? alpha[i] : 0) { $0 + $1.0[i] * $1.0[j] / $1.1 }
    }
  }
}
