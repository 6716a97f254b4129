extension Tensor {
  /// This tensor with `source` added along `axis`: y[…, index[…, j, …], …] += source[…, j, …].
  ///
  /// The opposite of `gather`: `indices` are row-major in the shape of `source`, which agrees with
  /// this tensor's but along `axis`. Equal indices add up. Self gets the gradient as it is, the
  /// source what is gathered from it.
  public func scatterAdd(axis: Int, indices: [Int], _ source: Tensor) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, of: "scatterAdd")
    var expected = shape
    if source.rank == rank { expected[axis] = source.shape[axis] }
    precondition(
      source.shape == expected && indices.count == source.count,
      "scatterAdd along axis \(axis) of \(shape): \(indices.count) indices, source \(source.shape)."
    )
    let (length, inner) = (shape[axis], shape[(axis + 1)...].reduce(1, *))
    let lane = source.shape[axis] * inner
    let positions = indices.enumerated().map { position, index in
      precondition(
        (0..<length).contains(index),
        "scatterAdd: index \(index) is outside axis \(axis) of \(shape).")
      return (position / lane * length + index) * inner + position % inner
    }
    let (x, source) = Tensor.unified(self, source)
    let y = x.copied()
    switch y.precision {
    case .float32: add(Float.self, source, at: positions, into: y)
    case .float64: add(Double.self, source, at: positions, into: y)
    }
    return y.recorded("scatterAdd", [x, source], twice: true) { gradient, _ in
      x.receive(gradient)
      source.receive(gradient.gather(axis: axis, indices: indices, shape: source.shape))
    }
  }
}

private func add<S: Scalar>(
  _: S.Type, _ source: Tensor, at positions: [Int], into y: Tensor
) {
  let (from, to) = (source.pointer(S.self), y.pointer(S.self))
  for (index, position) in positions.enumerated() { to[position] += from[index] }
}
