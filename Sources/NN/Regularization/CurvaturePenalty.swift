/// Ω = Σᵢ Σⱼ (∂²ẑᵢ/∂xⱼ²)², summed over outputs i and inputs j; the mean over the examples unless
/// another reduction is asked for. Added to a loss it makes the model's function smooth.
///
/// For a `Sequential` of `Linear` layers and activations that know their second derivative
/// (`TwiceDifferentiable`); x [examples, inputs]. The lectures print Ω without the square, and so
/// without a lower bound; C. Bishop, Curvature-Driven Smoothing, 1993, has it.
public func curvaturePenalty(
  of model: Sequential, at x: Tensor, reduction: Reduction = .mean
) -> Tensor {
  reduction(square(curvatures(of: model, at: x)).sum(axes: [1, 2]))
}

/// ∂²ẑᵢ/∂xⱼ² of each example: [examples, inputs j, outputs i].
///
/// Carried forward through the layers beside the values. A linear layer a = W z + b maps both
/// derivatives by W; an activation z = g(a) has, by the chain rule along each input,
/// ∂z = g′(a) ∂a and ∂²z = g″(a) (∂a)² + g′(a) ∂²a.
/// This is composed of recorded operations, so a gradient flows through it to the parameters.
public func curvatures(of model: Sequential, at x: Tensor) -> Tensor {
  precondition(
    x.rank == 2, "curvatures needs examples [examples, inputs]; got \(x.shape).")
  let (examples, inputs) = (x.shape[0], x.shape[1])
  var value = x
  var first = Tensor.identity(inputs, precision: x.precision)
    .broadcastTo([examples, inputs, inputs])  // [examples, inputs j, units]
  var second = Tensor.zeros([examples, inputs, inputs], precision: x.precision)
  for layer in model.layers {
    switch layer {
    case let layer as Linear:
      value = layer(value)
      first = linear(first, layer.weight)
      second = linear(second, layer.weight)
    case let layer as any TwiceDifferentiable:
      let g = layer.derivatives(at: value)
      let (slope, bend) = (g.first.expanded(at: 1), g.second.expanded(at: 1))
      value = g.value
      second = bend * square(first) + slope * second
      first = slope * first
    default:
      preconditionFailure(
        "curvatures knows Linear layers and TwiceDifferentiable activations; got "
          + "\(type(of: layer)).")
    }
  }
  return second
}
