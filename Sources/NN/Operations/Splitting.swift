extension Tensor {
  /// Parts of these lengths, one after another along an axis: what `concat` joins again.
  public func split(_ lengths: [Int], axis: Int = 0) -> [Tensor] {
    let axis = Shape.axis(axis, rank: rank, of: "split")
    precondition(
      lengths.allSatisfy { $0 >= 0 } && lengths.reduce(0, +) == shape[axis],
      "split along axis \(axis) of \(shape) needs lengths with the sum \(shape[axis]); "
        + "got \(lengths).")
    var start = 0
    return lengths.map { length in
      defer { start += length }
      return slice(axis: axis, from: start, to: start + length)
    }
  }

  /// So many parts of one length along an axis: the gates of a recurrent cell, the heads of an
  /// attention.
  public func split(into parts: Int, axis: Int = 0) -> [Tensor] {
    let axis = Shape.axis(axis, rank: rank, of: "split")
    precondition(
      parts > 0 && shape[axis] % parts == 0,
      "Axis \(axis) of \(shape) does not split into \(parts) equal parts.")
    return split(Array(repeating: shape[axis] / parts, count: parts), axis: axis)
  }
}
