extension Tensor {
  /// Each element `times` in a row along an axis: [1, 2] → [1, 1, 2, 2]. Upsampling by the nearest
  /// neighbour is this along height and width.
  ///
  /// An element's gradient is the sum over its copies.
  public func repeated(_ times: Int, axis: Int) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, of: "repeated")
    precondition(times >= 0, "repeated needs a number of times from 0; got \(times).")
    return copies(times, before: axis + 1, along: axis)
  }

  /// The whole `times` one after another along an axis: [1, 2] → [1, 2, 1, 2].
  public func tiled(_ times: Int, axis: Int) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, of: "tiled")
    precondition(times >= 0, "tiled needs a number of times from 0; got \(times).")
    return copies(times, before: axis, along: axis)
  }

  private func copies(_ times: Int, before newAxis: Int, along axis: Int) -> Tensor {
    var wide = shape
    wide.insert(times, at: newAxis)
    var joined = shape
    joined[axis] *= times
    return expanded(at: newAxis).broadcastTo(wide).reshaped(joined)
  }

  /// Circular padding: before and after along each axis stands what follows if the tensor repeats
  /// without end, as on a ring. Widths are at most the axis' length.
  public func padded(circular widths: [(before: Int, after: Int)]) -> Tensor {
    precondition(
      widths.count == rank, "padded needs two widths for each of \(rank) axes; got \(widths).")
    var result = self
    for (axis, width) in widths.enumerated() where width.before > 0 || width.after > 0 {
      let length = shape[axis]
      precondition(
        (0...length).contains(width.before) && (0...length).contains(width.after),
        "Circular padding of axis \(axis) of \(shape) by \(width) goes round more than once.")
      result = concat(
        [
          result.slice(axis: axis, from: length - width.before, to: length), result,
          result.slice(axis: axis, from: 0, to: width.after),
        ], axis: axis)
    }
    return result
  }
}
