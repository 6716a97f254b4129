/// A function of two numbers; a tensor operation applies it to all pairs that broadcasting forms.
protocol PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S
}

extension Tensor {
  /// The function of all pairs of elements of a and b, broadcast as NumPy does: shapes are aligned
  /// at the right, and an axis of length 1, or a missing one, repeats. Not recorded.
  @inline(__always)
  static func combined<F: PairwiseFunction>(
    _ name: String, _ a: Tensor, _ b: Tensor, _ function: F
  ) -> Tensor {
    let shape = Shape.broadcast(a.shape, b.shape, of: name)
    let y = Tensor(uninitialized: shape, a.precision)
    switch a.precision {
    case .float32: combineElements(Float.self, function, a, b, into: y)
    case .float64: combineElements(Double.self, function, a, b, into: y)
    }
    return y
  }

  /// Two operands in one precision, the wider of theirs.
  static func unified(_ a: Tensor, _ b: Tensor) -> (Tensor, Tensor) {
    if a.precision == b.precision { return (a, b) }
    return (a.converted(to: .float64), b.converted(to: .float64))
  }
}

@inline(__always)
private func combineElements<S: Scalar, F: PairwiseFunction>(
  _: S.Type, _ function: F, _ a: Tensor, _ b: Tensor, into y: Tensor
) {
  let (p, q, target) = (a.pointer(S.self), b.pointer(S.self), y.pointer(S.self))
  if a.shape == b.shape {
    Parallel.split(y.count, grain: 1 << 15) { range in
      for i in range { target[i] = function.value(p[i], q[i]) }
    }
    return
  }
  let walk = StridedWalk(
    y.shape, Shape.broadcastStrides(a.shape, to: y.shape),
    Shape.broadcastStrides(b.shape, to: y.shape))
  var position = 0
  let length = walk.run.length
  walk.forEachRun { first, second in
    let (p, q, target) = (p + first, q + second, target + position)
    if walk.run.first == 0 {
      let repeated = p[0]
      for i in 0..<length { target[i] = function.value(repeated, q[i]) }
    } else if walk.run.second == 0 {
      let repeated = q[0]
      for i in 0..<length { target[i] = function.value(p[i], repeated) }
    } else {
      for i in 0..<length { target[i] = function.value(p[i], q[i]) }
    }
    position += length
  }
}

extension Tensor {
  /// This tensor repeated to `shape`, as in an operation with a tensor of that shape.
  ///
  /// The gradient of a number that was repeated is the sum over its copies.
  public func broadcastTo(_ shape: [Int]) -> Tensor {
    if shape == self.shape { return self }
    precondition(
      Shape.broadcast(self.shape, shape, of: "broadcastTo") == shape,
      "A tensor of shape \(self.shape) does not broadcast to \(shape).")
    let y = Tensor(uninitialized: shape, precision)
    let strides = Shape.broadcastStrides(self.shape, to: shape)
    copy(shape, from: Block(self, strides: strides), to: Block(y))
    return y.recorded("broadcast", self, twice: true) { gradient, _ in
      self.receive(gradient.summed(to: self.shape))
    }
  }

  /// The sum over the axes that broadcasting from `shape` to self's shape repeated.
  ///
  /// This is what every operation that broadcasts does with its gradient.
  func summed(to shape: [Int]) -> Tensor {
    if shape == self.shape { return self }
    let result = Tensor.zeros(shape, precision: precision)
    switch precision {
    case .float32: sumRepeated(Float.self, self, into: result)
    case .float64: sumRepeated(Double.self, self, into: result)
    }
    return result.recorded("sum", self, twice: true) { gradient, _ in
      self.receive(gradient.broadcastTo(self.shape))
    }
  }
}
