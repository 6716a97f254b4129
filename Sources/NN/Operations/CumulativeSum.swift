extension Tensor {
  /// yₖ = x₀ + … + xₖ along an axis; −1 is the last.
  ///
  /// xₖ is in all sums from the k-th on, so its gradient is theirs, summed from the end:
  /// ∂L/∂xₖ = Gₖ + Gₖ₊₁ + ….
  public func cumulativeSum(axis: Int = -1) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, of: "cumulativeSum")
    let y = Tensor(uninitialized: shape, precision)
    switch precision {
    case .float32: sumAlong(Float.self, self, axis, into: y)
    case .float64: sumAlong(Double.self, self, axis, into: y)
    }
    return y.recorded("cumulativeSum", self, twice: true) { gradient, _ in
      self.receive(gradient.flipped(axes: [axis]).cumulativeSum(axis: axis).flipped(axes: [axis]))
    }
  }
}

private func sumAlong<S: Scalar>(_: S.Type, _ x: Tensor, _ axis: Int, into y: Tensor) {
  let (source, target) = (x.pointer(S.self), y.pointer(S.self))
  let inner = Shape.strides(x.shape)[axis]
  let length = x.shape[axis]
  // Element by element the k-th plane is the one before and its own numbers.
  for i in 0..<x.count {
    target[i] = i / inner % length == 0 ? source[i] : target[i - inner] + source[i]
  }
}
