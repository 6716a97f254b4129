extension Tensor {
  /// The elements xᵢᵢ of a matrix: [m, n] → [min(m, n)]. Only they receive a gradient.
  public func diagonal() -> Tensor {
    precondition(rank == 2, "diagonal() needs a matrix; this has shape \(shape).")
    let columns = shape[1]
    return flattened().rows((0..<Swift.min(shape[0], columns)).map { $0 * (columns + 1) })
  }

  /// The square matrix with this vector on its diagonal and zeros elsewhere: [n] → [n, n].
  public func diagonalMatrix() -> Tensor {
    precondition(rank == 1, "diagonalMatrix() needs a vector; this has shape \(shape).")
    let places = (0..<count).map { $0 * (count + 1) }
    return Tensor.zeros([count * count], precision: precision)
      .scatterAdd(axis: 0, indices: places, self).reshaped([count, count])
  }
}
