extension Tensor {
  /// The elements in opposite order along these axes: a cross-correlation with a kernel flipped
  /// along its window is a convolution.
  ///
  /// The gradient is flipped back.
  public func flipped(axes: [Int]) -> Tensor {
    let axes = axes.map { Shape.axis($0, rank: rank, of: "flipped") }
    var strides = Shape.strides(shape)
    var start = 0
    for axis in Set(axes) where shape[axis] > 0 {
      start += (shape[axis] - 1) * strides[axis]
      strides[axis] = -strides[axis]
    }
    let y = Tensor(uninitialized: shape, precision)
    copy(shape, from: Block(self, at: start, strides: strides), to: Block(y))
    return y.recorded("flip", self, twice: true) { gradient, _ in
      self.receive(gradient.flipped(axes: axes))
    }
  }

  /// The elements moved on by `shift` places along an axis, those beyond the end to the beginning:
  /// yₖ = x₍ₖ₋ₛ₎ mod n; a negative shift moves back.
  public func rolled(by shift: Int, axis: Int = -1) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, of: "rolled")
    let length = shape[axis]
    guard length > 0 else { return self }
    let cut = length - ((shift % length) + length) % length
    guard cut < length else { return self }
    return concat(
      [
        slice(axis: axis, from: cut, to: length), slice(axis: axis, from: 0, to: cut),
      ], axis: axis)
  }
}
