// Fails: the gradient by the output weights
// Says: V enters Z − HV with a minus

import NN

func hiddenAnswers(_ x: Tensor, weights: Tensor, biases: Tensor) -> Tensor {
  tanh(matmul(x, weights.transposed()) + biases)
}

func readoutGradient(_ v: Tensor, hidden h: Tensor, targets z: Tensor, lambda: Double) -> Tensor {
  matmul(h.transposed(), z - matmul(h, v)) + lambda * v
}

func readout(hidden h: Tensor, targets z: Tensor, lambda: Double) -> Tensor {
  let curvature = matmul(h.transposed(), h)
  let ridge = lambda * Tensor.identity(h.shape[1], precision: .float64)
  return try! solve(curvature + ridge, matmul(h.transposed(), z))
}
