// Fails: the gradient by the output weights
// Says: the penalty

import NN

func hiddenAnswers(_ x: Tensor, weights: Tensor, biases: Tensor) -> Tensor {
  tanh(matmul(x, weights.transposed()) + biases)
}

func readoutGradient(_ v: Tensor, hidden h: Tensor, targets z: Tensor, lambda: Double) -> Tensor {
  matmul(h.transposed(), matmul(h, v) - z)
}

func readout(hidden h: Tensor, targets z: Tensor, lambda: Double) -> Tensor {
  let curvature = matmul(h.transposed(), h)
  let ridge = lambda * Tensor.identity(h.shape[1], precision: .float64)
  return try! solve(curvature + ridge, matmul(h.transposed(), z))
}
