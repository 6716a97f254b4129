/// yᵢ = e^(xᵢ) / Σⱼ e^(xⱼ) along an axis: positive numbers that sum to 1.
///
/// Computed from x − max x, which changes nothing and cannot overflow.
/// ∂L/∂xᵢ = yᵢ (Gᵢ − Σⱼ Gⱼ yⱼ): a score gains as far as its gradient is above the mean.
public func softmax(_ x: Tensor, axis: Int = -1) -> Tensor {
  let axis = Shape.axis(axis, rank: x.rank, of: "softmax")
  let y = withoutGradient { exp(logSoftmax(x, axis: axis)) }
  return y.recorded("softmax", x) { gradient, y in
    let y = y.detached()
    x.receive(y * (gradient - (gradient * y).sum(axis: axis, keepDimensions: true)))
  }
}

/// log yᵢ = xᵢ − log Σⱼ e^(xⱼ) along an axis, without underflow.
///
/// ∂L/∂xᵢ = Gᵢ − yᵢ Σⱼ Gⱼ, where y is the softmax.
public func logSoftmax(_ x: Tensor, axis: Int = -1) -> Tensor {
  let axis = Shape.axis(axis, rank: x.rank, of: "logSoftmax")
  let y = withoutGradient { x - logSumExp(x, axis: axis, keepDimensions: true) }
  return y.recorded("logSoftmax", x) { gradient, y in
    let total = gradient.sum(axis: axis, keepDimensions: true)
    x.receive(gradient - exp(y.detached()) * total)
  }
}

/// log Σⱼ e^(xⱼ) along an axis: a smooth maximum, whose derivative is the softmax.
public func logSumExp(_ x: Tensor, axis: Int = -1, keepDimensions: Bool = false) -> Tensor {
  logSumExp(x, axes: [axis], keepDimensions: keepDimensions)
}

/// log Σ eˣ along several axes. The largest x is taken out first, so nothing overflows.
public func logSumExp(_ x: Tensor, axes: [Int], keepDimensions: Bool = false) -> Tensor {
  let reduced = ReducedShape(x.shape, axes, of: "logSumExp")
  let y = withoutGradient {
    let top = x.max(axes: axes, keepDimensions: true)
    return top + log(exp(x - top).summed(to: reduced.kept))
  }
  return y.viewed(as: keepDimensions ? reduced.kept : reduced.dropped)
    .recorded("logSumExp", x) { gradient, y in
      let softmax = exp(x.detached() - y.detached().viewed(as: reduced.kept))
      x.receive(gradient.viewed(as: reduced.kept) * softmax)
    }
}
