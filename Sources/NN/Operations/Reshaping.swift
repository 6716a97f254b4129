extension Tensor {
  /// The same numbers, in the same order, in another shape; one length may be −1 and is inferred.
  public func reshaped(_ shape: [Int]) -> Tensor {
    var shape = shape
    if let unknown = shape.firstIndex(of: -1) {
      let known = shape.reduce(-1, *)
      precondition(
        known > 0 && count % known == 0,
        "A tensor of shape \(self.shape) cannot take the shape \(shape).")
      shape[unknown] = count / known
    }
    precondition(
      shape.reduce(1, *) == count && shape.allSatisfy { $0 >= 0 },
      "A tensor of shape \(self.shape) has \(count) numbers; \(shape) would need "
        + "\(shape.reduce(1, *)).")
    return viewed(as: shape).recorded("reshape", self, twice: true) { gradient, _ in
      self.receive(gradient.reshaped(self.shape))
    }
  }

  /// All numbers in one row: shape [count].
  public func flattened() -> Tensor { reshaped([count]) }

  /// This tensor with an axis of length 1 put before `axis`.
  public func expanded(at axis: Int) -> Tensor {
    var shape = shape
    shape.insert(1, at: Shape.axis(axis, rank: rank + 1, of: "expanded"))
    return reshaped(shape)
  }

  /// This tensor without an axis of length 1.
  public func squeezed(axis: Int) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, of: "squeezed")
    precondition(
      shape[axis] == 1, "squeezed drops an axis of length 1; \(axis) of \(shape) is not.")
    var shape = shape
    shape.remove(at: axis)
    return reshaped(shape)
  }

  /// The same storage in another shape of the same size, not recorded.
  func viewed(as shape: [Int]) -> Tensor {
    Tensor(storage, offset: offset, shape: shape, precision: precision)
  }
}
