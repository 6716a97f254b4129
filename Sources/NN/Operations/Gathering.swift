extension Tensor {
  /// The rows with these indices along the first axis, in this order: [n, …] → [indices.count, …].
  ///
  /// A row that is taken twice receives both gradients.
  public func rows(_ indices: [Int]) -> Tensor {
    precondition(rank >= 1, "rows needs a tensor with a first axis; this has shape [].")
    for index in indices {
      precondition(
        (0..<shape[0]).contains(index), "Row \(index) is outside a tensor of shape \(shape).")
    }
    let width = shape.dropFirst().reduce(1, *)
    let y = Tensor(uninitialized: [indices.count] + shape.dropFirst(), precision)
    switch precision {
    case .float32: copyRows(Float.self, self, indices, width, into: y)
    case .float64: copyRows(Double.self, self, indices, width, into: y)
    }
    return y.recorded("rows", self, twice: true) { gradient, _ in
      self.receiveRows(gradient, indices, width)
    }
  }

  /// One element along `axis` for each position: y[…, j, …] = x[…, index[…, j, …], …].
  ///
  /// `indices` are row-major in `shape`, which agrees with this tensor's but along `axis`.
  public func gather(axis: Int, indices: [Int], shape: [Int]) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, of: "gather")
    var expected = self.shape
    if axis < shape.count { expected[axis] = shape[axis] }
    precondition(
      shape == expected && shape.reduce(1, *) == indices.count,
      "gather along axis \(axis) of \(self.shape): \(indices.count) indices of shape \(shape).")
    let length = self.shape[axis]
    let inner = shape[(axis + 1)...].reduce(1, *)
    let positions = indices.enumerated().map { position, index in
      precondition(
        (0..<length).contains(index),
        "gather: index \(index) is outside axis \(axis) of \(self.shape).")
      return (position / (shape[axis] * inner) * length + index) * inner + position % inner
    }
    let y = Tensor(uninitialized: shape, precision)
    switch precision {
    case .float32: copyRows(Float.self, self, positions, 1, into: y)
    case .float64: copyRows(Double.self, self, positions, 1, into: y)
    }
    return y.recorded("gather", self, twice: true) { gradient, _ in
      self.receiveRows(gradient, positions, 1)
    }
  }
}

extension Tensor {
  /// Takes a gradient for rows of this tensor, `width` numbers each; a row that comes twice gets
  /// both.
  private func receiveRows(_ gradient: Tensor, _ indices: [Int], _ width: Int) {
    if isLeaf, isTracked, !isSpared, width * shape[0] == count, !ThreadState.current.isRecording {
      return addToRows(gradient, indices, width)
    }
    receive(gradient.scattered(indices, width, in: shape)) { buffer, accumulate in
      if !accumulate { buffer.write(repeating: 0) }
      switch precision {
      case .float32: addRows(Float.self, gradient, indices, width, into: buffer)
      case .float64: addRows(Double.self, gradient, indices, width, into: buffer)
      }
    }
  }

  /// Zeros of a larger shape, with this tensor's rows added at `indices`.
  private func scattered(_ indices: [Int], _ width: Int, in shape: [Int]) -> Tensor {
    let result = Tensor.zeros(shape, precision: precision)
    switch precision {
    case .float32: addRows(Float.self, self, indices, width, into: result)
    case .float64: addRows(Double.self, self, indices, width, into: result)
    }
    return result.recorded("scatter", self, twice: true) { gradient, _ in
      let rows = gradient.reshaped([-1, width]).rows(indices)
      self.receive(rows.reshaped(self.shape))
    }
  }
}

private func copyRows<S: Scalar>(
  _: S.Type, _ x: Tensor, _ indices: [Int], _ width: Int, into y: Tensor
) {
  let (source, target) = (x.pointer(S.self), y.pointer(S.self))
  for (row, index) in indices.enumerated() {
    (target + row * width).update(from: source + index * width, count: width)
  }
}

func addRows<S: Scalar>(
  _: S.Type, _ gradient: Tensor, _ indices: [Int], _ width: Int, into sum: Tensor
) {
  let (source, target) = (gradient.pointer(S.self), sum.pointer(S.self))
  for (row, index) in indices.enumerated() {
    let (from, to) = (source + row * width, target + index * width)
    for i in 0..<width { to[i] += from[i] }
  }
}
