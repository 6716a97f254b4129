extension Tensor {
  /// The product of all elements; 1 over none.
  public func product() -> Tensor { flattened().product(axis: 0) }

  /// The product along an axis; −1 is the last.
  ///
  /// Multiplied in pairs, halves of the axis with each other, so that the gradient of an element is
  /// the product of all others, also where some of them are 0.
  public func product(axis: Int, keepDimensions: Bool = false) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, of: "product")
    var result = self
    if shape[axis] == 0 {
      let one = shape.indices.map { $0 == axis ? 1 : shape[$0] }
      result = .ones(one, precision: precision)
    }
    while result.shape[axis] > 1 {
      let length = result.shape[axis]
      let half = length / 2
      let first = result.slice(axis: axis, from: 0, to: half)
      let second = result.slice(axis: axis, from: half, to: 2 * half)
      let pairs = first * second
      result =
        length == 2 * half
        ? pairs
        : concat([pairs, result.slice(axis: axis, from: 2 * half, to: length)], axis: axis)
    }
    return keepDimensions ? result : result.squeezed(axis: axis)
  }
}
