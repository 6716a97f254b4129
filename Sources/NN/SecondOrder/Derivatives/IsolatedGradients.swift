/// ∂L/∂parameter for each parameter, where L is one number, or Σ value · upstream; zeros where it has
/// no influence.
///
/// The gradients that tensors hold stay as they are. Every first derivative of the second-order
/// tools comes through here.
func isolatedGradients(
  of value: Tensor, upstream: Tensor? = nil, by parameters: [Tensor], retainGraph: Bool = false
) -> [Tensor] {
  if value.requiresGradient {
    return value.gradients(at: parameters, upstream: upstream, retainGraph: retainGraph)
  }
  return parameters.map { .zeros($0.shape, precision: $0.precision) }
}

/// H v by two backward passes: the gradient of ∇L · v, where L is one number recorded from the
/// parameters; exact. Nil where an operation has no second derivative.
func exactHessianVectorProduct(
  of value: Tensor, by vector: ParameterVector, times v: Tensor
) -> Tensor? {
  guard value.isTwiceDifferentiable else { return nil }
  guard value.requiresGradient else { return .zeros(v.shape, precision: .float64) }
  let gradients = value.gradients(at: vector.parameters, createGraph: true)
  let slope = recordingGradient {
    zip(gradients, vector.parts(of: v)).reduce(Tensor(0)) { $0 + ($1.0 * $1.1).sum() }
  }
  return vector.flattened(isolatedGradients(of: slope, by: vector.parameters))
}

extension Tensor {
  /// Whether every operation that this tensor was computed by can be differentiated twice.
  fileprivate var isTwiceDifferentiable: Bool {
    var known: Set<ObjectIdentifier> = []
    var waiting = [self]
    while let tensor = waiting.popLast() {
      guard let operation = tensor.operation,
        known.insert(ObjectIdentifier(operation)).inserted
      else { continue }
      if !operation.isTwiceDifferentiable { return false }
      waiting += operation.inputs
    }
    return true
  }
}
