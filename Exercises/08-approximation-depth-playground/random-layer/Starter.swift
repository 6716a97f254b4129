import NN

/// H = tanh(X Wᵀ + b): inputs [examples, inputs] → [examples, units].
func hiddenAnswers(_ x: Tensor, weights: Tensor, biases: Tensor) -> Tensor {
  // Your code here.
  return .zeros([x.shape[0], weights.shape[0]], precision: .float64)
}

/// The gradient by V of ½ ‖Z − HV‖² + ½ λ ‖V‖².
///
/// - Parameters:
///   - v: V [units, outputs].
///   - h: H [examples, units].
///   - z: Z [examples, outputs].
func readoutGradient(_ v: Tensor, hidden h: Tensor, targets z: Tensor, lambda: Double) -> Tensor {
  // Your code here.
  return .zeros(v.shape, precision: .float64)
}

/// The output weights V [units, outputs] at which that gradient is zero.
func readout(hidden h: Tensor, targets z: Tensor, lambda: Double) -> Tensor {
  // Your code here.
  return .zeros([h.shape[1], z.shape[1]], precision: .float64)
}
