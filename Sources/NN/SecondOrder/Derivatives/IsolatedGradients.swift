/// ∂L/∂parameter for each parameter, where L is one number, or Σ value · upstream.
///
/// The gradients that parameters hold stay as they are; no other tensor receives any. Every
/// derivative of the second-order tools comes through here.
func isolatedGradients(
  of value: Tensor, upstream: Tensor? = nil, by parameters: [Tensor], retainGraph: Bool = false
) -> [Tensor] {
  if value.requiresGradient {
    return value.gradients(at: parameters, upstream: upstream, retainGraph: retainGraph)
  }
  return parameters.map { .zeros($0.shape, precision: $0.precision) }
}
