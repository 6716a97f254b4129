/// yᵢ = e^(xᵢ) / Σⱼ e^(xⱼ) along an axis: positive numbers that sum to 1.
///
/// Computed from x − max x, which changes nothing and cannot overflow.
/// ∂L/∂xᵢ = yᵢ (Gᵢ − Σⱼ Gⱼ yⱼ): a score gains as far as its gradient is above the mean.
public func softmax(_ x: Tensor, axis: Int = -1) -> Tensor {
  let group = AxisGroup(x, [axis], of: "softmax")
  let y = Tensor(uninitialized: x.shape, x.precision)
  switch x.precision {
  case .float32: softmaxRows(Float.self, group, into: y)
  case .float64: softmaxRows(Double.self, group, into: y)
  }
  return y.recorded("softmax", x, twice: true) { gradient, y in
    let mean = { (gradient * y).sum(axis: axis, keepDimensions: true) }
    x.receive(y * (gradient - mean())) { buffer, accumulate in
      switch y.precision {
      case .float32: softmaxGradient(Float.self, group, y, gradient, into: buffer, accumulate)
      case .float64: softmaxGradient(Double.self, group, y, gradient, into: buffer, accumulate)
      }
    }
  }
}

/// log yᵢ = xᵢ − log Σⱼ e^(xⱼ) along an axis, without underflow.
///
/// ∂L/∂xᵢ = Gᵢ − yᵢ Σⱼ Gⱼ, where y is the softmax.
public func logSoftmax(_ x: Tensor, axis: Int = -1) -> Tensor {
  let axis = Shape.axis(axis, rank: x.rank, of: "logSoftmax")
  let y = withoutGradient { x - logSumExp(x, axis: axis, keepDimensions: true) }
  return y.recorded("logSoftmax", x, twice: true) { gradient, y in
    let total = gradient.sum(axis: axis, keepDimensions: true)
    x.receive(gradient - exp(y) * total)
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
    // Where all x are infinite there is nothing to take out: ∞ − ∞ has no value.
    let top = x.max(axes: axes, keepDimensions: true)
    let shift = select(abs(top) .< .infinity, top, top.constant(0))
    return shift + log(exp(x - shift).summed(to: reduced.kept))
  }
  return y.viewed(as: keepDimensions ? reduced.kept : reduced.dropped)
    .recorded("logSumExp", x, twice: true) { gradient, y in
      let softmax = exp(x - y.reshaped(reduced.kept))
      x.receive(gradient.reshaped(reduced.kept) * softmax)
    }
}

/// Writes e^(x − max x) for `count` numbers, `step` apart, over y, and returns what was taken out
/// and the sum: softmax is y / sum, and its logarithm x − top − log sum.
@inline(__always)
func exponentials<S: Scalar>(
  _ x: UnsafePointer<S>, _ count: Int, step: Int, into y: UnsafeMutablePointer<S>
) -> (top: S, sum: S) {
  if step == 1 {
    let top = largest(x, count)
    for i in 0..<count { y[i] = .exponential(x[i] - top) }
    return (top, sum(y, count))
  }
  var top = x[0]
  for i in 1..<count where x[i * step] > top { top = x[i * step] }
  var sum: S = 0
  for i in 0..<count {
    y[i * step] = .exponential(x[i * step] - top)
    sum += y[i * step]
  }
  return (top, sum)
}

private func softmaxRows<S: Scalar>(_: S.Type, _ group: AxisGroup, into y: Tensor) {
  let (source, target) = (group.tensor.pointer(S.self), y.pointer(S.self))
  group.shareLanes { start in
    let y = target + start
    let sum = exponentials(source + start, group.length, step: group.inner, into: y).sum
    if group.inner == 1 {
      for i in 0..<group.length { y[i] /= sum }
    } else {
      for i in 0..<group.length { y[i * group.inner] /= sum }
    }
  }
}

private func softmaxGradient<S: Scalar>(
  _: S.Type, _ group: AxisGroup, _ y: Tensor, _ gradient: Tensor, into buffer: Tensor,
  _ accumulate: Bool
) {
  let (values, upstream) = (y.pointer(S.self), gradient.pointer(S.self))
  let target = buffer.pointer(S.self)
  let step = group.inner
  group.shareLanes { start in
    let (y, g, x) = (values + start, upstream + start, target + start)
    var mean: S = 0
    if step == 1 {
      mean = dotProduct(g, y, group.length)
    } else {
      for i in 0..<group.length { mean += g[i * step] * y[i * step] }
    }
    for i in 0..<group.length {
      let share = y[i * step] * (g[i * step] - mean)
      x[i * step] = accumulate ? x[i * step] + share : share
    }
  }
}
