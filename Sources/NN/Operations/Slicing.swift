extension Tensor {
  /// The sub-tensor at an index along the first axes: x[2] is a row of a matrix, x[0, 1] a number.
  ///
  /// The gradient returns to that place; all others receive zero.
  public subscript(_ indices: Int...) -> Tensor {
    precondition(
      indices.count <= rank, "\(indices.count) indices into a tensor of shape \(shape).")
    let strides = Shape.strides(shape)
    var start = 0
    for (axis, index) in indices.enumerated() {
      precondition(
        (0..<shape[axis]).contains(index),
        "Index \(index) is outside axis \(axis) of a tensor of shape \(shape).")
      start += index * strides[axis]
    }
    let part = Tensor(
      storage, offset: offset + start, shape: Array(shape[indices.count...]), precision: precision)
    return part.recorded("index", self, twice: true) { gradient, _ in
      let rest = self.shape[indices.count...]
      self.receive(
        gradient.reshaped(indices.map { _ in 1 } + rest),
        at: indices.map { (from: $0, to: $0 + 1, by: 1) } + rest.map { (from: 0, to: $0, by: 1) })
    }
  }

  /// The rows from `start` up to but not including `end`, along the first axis.
  public func rows(from start: Int, to end: Int) -> Tensor {
    slice(axis: 0, from: start, to: end)
  }

  /// The part from `start` up to but not including `end` along one axis.
  public func slice(axis: Int, from start: Int, to end: Int, by step: Int = 1) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, of: "slice")
    var ranges = shape.map { (from: 0, to: $0, by: 1) }
    ranges[axis] = (start, end, step)
    return slice(ranges)
  }

  /// A block: one range for each of the first axes, all of the others.
  public subscript(_ ranges: Range<Int>...) -> Tensor {
    precondition(ranges.count <= rank, "\(ranges.count) ranges into a tensor of shape \(shape).")
    let given = ranges.map { (from: $0.lowerBound, to: $0.upperBound, by: 1) }
    return slice(given + shape[ranges.count...].map { (from: 0, to: $0, by: 1) })
  }

  /// A block: start, end and step for each axis.
  public func slice(_ ranges: [(from: Int, to: Int, by: Int)]) -> Tensor {
    precondition(
      ranges.count == rank, "slice needs a range for each of \(rank) axes; got \(ranges.count).")
    for (axis, range) in ranges.enumerated() {
      precondition(
        range.from >= 0 && range.from <= range.to && range.to <= shape[axis] && range.by > 0,
        "\(range.from) to \(range.to) by \(range.by) is no slice of axis \(axis) of \(shape).")
    }
    let strides = Shape.strides(shape)
    let lengths = ranges.map { ($0.to - $0.from + $0.by - 1) / $0.by }
    let start = zip(ranges, strides).reduce(0) { $0 + $1.0.from * $1.1 }
    let steps = zip(ranges, strides).map { $0.by * $1 }

    // Whole rows that follow one another need no copy.
    let part: Tensor
    if ranges.first?.by ?? 1 == 1, lengths.dropFirst() == shape.dropFirst() {
      part = Tensor(storage, offset: offset + start, shape: lengths, precision: precision)
    } else {
      part = Tensor(uninitialized: lengths, precision)
      copy(lengths, from: Block(self, at: start, strides: steps), to: Block(part))
    }
    return part.recorded("slice", self, twice: true) { gradient, _ in
      self.receive(gradient, at: ranges)
    }
  }

  /// Constant padding: `value` repeated before and after along each axis.
  public func padded(_ widths: [(before: Int, after: Int)], with value: Double = 0) -> Tensor {
    precondition(
      widths.count == rank && widths.allSatisfy { $0.before >= 0 && $0.after >= 0 },
      "padded needs two widths for each of \(rank) axes; got \(widths).")
    let lengths = zip(shape, widths).map { $0 + $1.before + $1.after }
    let strides = Shape.strides(lengths)
    let start = zip(widths, strides).reduce(0) { $0 + $1.0.before * $1.1 }
    let y = Tensor.full(lengths, value, precision: precision)
    copy(shape, from: Block(self), to: Block(y, at: start, strides: strides))
    return y.recorded("pad", self, twice: true) { gradient, _ in
      self.receive(
        gradient.slice(
          zip(self.shape, widths).map { (from: $1.before, to: $1.before + $0, by: 1) }))
    }
  }

  /// Takes a gradient for a block of this tensor; all other elements receive zero.
  private func receive(_ gradient: Tensor, at ranges: [(from: Int, to: Int, by: Int)]) {
    let strides = Shape.strides(shape)
    let start = zip(ranges, strides).reduce(0) { $0 + $1.0.from * $1.1 }
    let steps = zip(ranges, strides).map { $0.by * $1 }
    receive(gradient.placed(in: shape, at: ranges)) { buffer, accumulate in
      if !accumulate { buffer.write(repeating: 0) }
      copy(
        gradient.shape, from: Block(gradient), to: Block(buffer, at: start, strides: steps),
        adding: accumulate)
    }
  }

  /// Zeros of a larger shape, with this tensor as the block at `ranges`.
  private func placed(in shape: [Int], at ranges: [(from: Int, to: Int, by: Int)]) -> Tensor {
    let strides = Shape.strides(shape)
    let start = zip(ranges, strides).reduce(0) { $0 + $1.0.from * $1.1 }
    let result = Tensor.zeros(shape, precision: precision)
    copy(
      self.shape, from: Block(self),
      to: Block(result, at: start, strides: zip(ranges, strides).map { $0.by * $1 }))
    return result.recorded("place", self, twice: true) { gradient, _ in
      self.receive(gradient.slice(ranges))
    }
  }
}
