/// Some rows of a matrix, by number; all others are zero. A row that stands here several times
/// counts as the sum.
///
/// This is the gradient of a table of which few rows were used: 3,000 of 10,000, say, and of those
/// only what the batch contributed.
public struct SparseRows {
  /// The numbers in a row.
  public let width: Int
  /// The numbers' precision.
  public let precision: Precision
  private var parts: [(indices: [Int], rows: Tensor)] = []

  /// No rows yet.
  public init(width: Int, precision: Precision = .float32) {
    self.width = width
    self.precision = precision
  }
}

extension SparseRows {
  /// How many rows stand here, repeated ones counted each time.
  public var count: Int { parts.reduce(0) { $0 + $1.indices.count } }

  /// Adds rows [indices.count, width] (or any shape of as many numbers).
  public mutating func add(_ rows: Tensor, at indices: [Int]) {
    precondition(
      rows.count == indices.count * width,
      "\(indices.count) rows of \(width) numbers cannot be taken from a tensor of shape "
        + "\(rows.shape).")
    parts.append((indices, rows.detached().casted(to: precision)))
  }

  /// Leaves no rows.
  public mutating func removeAll() { parts.removeAll() }

  /// The whole matrix, with the zeros: [rows, width].
  public func dense(rows: Int) -> Tensor {
    let result = Tensor.zeros([rows, width], precision: precision)
    subtract(-1, from: result)
    return result
  }

  /// table ← table − factor · rows, touching no other row of it.
  public func subtract(_ factor: Double, from table: Tensor) {
    precondition(
      table.rank == 2 && table.shape[1] == width,
      "Rows of \(width) numbers cannot be subtracted from a table of shape \(table.shape).")
    table.makeUnshared()
    for (indices, rows) in parts {
      let rows = rows.casted(to: table.precision)
      switch table.precision {
      case .float32: subtractRows(Float.self, Float(factor), rows, indices, from: table)
      case .float64: subtractRows(Double.self, factor, rows, indices, from: table)
      }
    }
  }

  private func subtractRows<S: Scalar>(
    _: S.Type, _ factor: S, _ rows: Tensor, _ indices: [Int], from table: Tensor
  ) {
    let (source, target) = (rows.pointer(S.self), table.pointer(S.self))
    for (row, index) in indices.enumerated() {
      let (from, to) = (source + row * width, target + index * width)
      for i in 0..<width { to[i] -= factor * from[i] }
    }
  }
}
