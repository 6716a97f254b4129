extension Tensor {
  /// A matrix with rows and columns exchanged; of a larger tensor, the last two axes.
  public func transposed() -> Tensor {
    precondition(rank >= 2, "transposed() needs a matrix; this has shape \(shape).")
    return transposed(rank - 2, rank - 1)
  }

  /// Two axes exchanged.
  public func transposed(_ first: Int, _ second: Int) -> Tensor {
    var permutation = Array(0..<rank)
    permutation.swapAt(
      Shape.axis(first, rank: rank, of: "transposed"),
      Shape.axis(second, rank: rank, of: "transposed"))
    return transposed(permutation)
  }

  /// Axes in another order: axis i of the result is axis `permutation[i]` of this tensor.
  ///
  /// The gradient goes back by the inverse permutation.
  public func transposed(_ permutation: [Int]) -> Tensor {
    precondition(
      permutation.sorted() == Array(0..<rank),
      "A tensor of shape \(shape) is transposed by an order of the axes 0 to \(rank - 1); "
        + "got \(permutation).")
    return permuted(permutation).recorded("transpose", self, twice: true) { gradient, _ in
      var inverse = permutation
      for (axis, source) in permutation.enumerated() { inverse[source] = axis }
      self.receive(gradient.transposed(inverse))
    }
  }

  /// Axes in another order, not recorded.
  func permuted(_ permutation: [Int]) -> Tensor {
    let shape = permutation.map { self.shape[$0] }
    let strides = Shape.strides(self.shape)
    let result = Tensor(uninitialized: shape, precision)
    copy(shape, from: Block(self, strides: permutation.map { strides[$0] }), to: Block(result))
    return result
  }
}
