/// ∂L/∂parameter for each parameter, where L is one number, or Σ value · upstream.
///
/// The gradients that parameters hold stay as they are; no other tensor receives any. Every
/// derivative of the second-order tools comes through here.
func isolatedGradients(
  of value: Tensor, upstream: Tensor? = nil, by parameters: [Tensor], retainGraph: Bool = false
) -> [Tensor] {
  let held = parameters.map(\.gradient)
  for parameter in parameters { parameter.gradient = nil }
  if value.requiresGradient {
    value.propagate(upstream, only: parameters, retainGraph: retainGraph)
  }
  let gradients = parameters.map {
    $0.gradient ?? .zeros($0.shape, precision: $0.precision)
  }
  for (parameter, gradient) in zip(parameters, held) { parameter.gradient = gradient }
  return gradients
}
