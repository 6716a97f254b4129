/// A matrix in float64 whose columns lie one after another, as LAPACK wants them.
struct ColumnMajor {
  let rows: Int
  let columns: Int
  var values: [Double]

  init(rows: Int, columns: Int, values: [Double]) {
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  init(zeros rows: Int, _ columns: Int) {
    self.init(rows: rows, columns: columns, values: Array(repeating: 0, count: rows * columns))
  }

  /// The numbers of a matrix, or of a vector as one column.
  init(_ tensor: Tensor) {
    let matrix = tensor.rank == 1 ? tensor.viewed(as: [tensor.count, 1]) : tensor
    self.init(
      rows: matrix.shape[0], columns: matrix.shape[1],
      values: matrix.casted(to: .float64).permuted([1, 0]).values)
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[column * rows + row] }
    set { values[column * rows + row] = newValue }
  }

  /// The same matrix as a tensor [rows, columns].
  func tensor(_ precision: Precision) -> Tensor {
    Tensor(values, shape: [columns, rows], precision: .float64).permuted([1, 0])
      .casted(to: precision)
  }
}

extension Tensor {
  /// Stops a caller who passes anything but a square matrix.
  func requireSquare(_ operation: String) {
    precondition(
      rank == 2 && shape[0] == shape[1], "\(operation) needs a square matrix; got \(shape).")
  }

  func requireMatrix(_ operation: String) {
    precondition(rank == 2, "\(operation) needs a matrix; got \(shape).")
  }
}
