internal import COpenBLAS

/// The Basic Linear Algebra Subprograms of OpenBLAS: its products of matrices.
enum BLAS {
  /// A matrix as it lies in memory: where its first number is, how far apart its rows are, and
  /// whether it is to be read transposed.
  struct Matrix<S: Scalar> {
    let start: UnsafePointer<S>
    let stride: Int
    let isTransposed: Bool

    init(_ start: UnsafePointer<S>, stride: Int, transposed isTransposed: Bool = false) {
      self.start = start
      self.stride = stride
      self.isTransposed = isTransposed
    }

    /// The same matrix from a later row or column on, as it is read.
    func from(row: Int = 0, column: Int = 0) -> Matrix {
      let offset = isTransposed ? column * stride + row : row * stride + column
      return Matrix(start + offset, stride: stride, transposed: isTransposed)
    }
  }

  /// c ← a b + β c for a [rows, depth] and b [depth, columns] as they are read; β is 1 if `adding`,
  /// else 0. One call of gemm, on this thread.
  static func product<S: Scalar>(
    _ a: Matrix<S>, _ b: Matrix<S>, rows: Int, columns: Int, depth: Int, adding: Bool,
    into c: UnsafeMutablePointer<S>, stride: Int
  ) {
    guard rows > 0, columns > 0 else { return }
    if depth == 0 {
      if adding { return }
      for row in 0..<rows { (c + row * stride).update(repeating: 0, count: columns) }
      return
    }
    // OpenBLAS is told to keep to one thread when this is first read.
    _ = Parallel.threadCount.load(ordering: .relaxed)
    let opA = a.isTransposed ? CblasTrans : CblasNoTrans
    let opB = b.isTransposed ? CblasTrans : CblasNoTrans
    let (m, n, k) = (blasint(rows), blasint(columns), blasint(depth))
    let (strideA, strideB) = (blasint(a.stride), blasint(b.stride))
    if S.self == Float.self {
      cblas_sgemm(
        CblasRowMajor, opA, opB, m, n, k, 1,
        UnsafeRawPointer(a.start).assumingMemoryBound(to: Float.self), strideA,
        UnsafeRawPointer(b.start).assumingMemoryBound(to: Float.self), strideB, adding ? 1 : 0,
        UnsafeMutableRawPointer(c).assumingMemoryBound(to: Float.self), blasint(stride))
    } else {
      cblas_dgemm(
        CblasRowMajor, opA, opB, m, n, k, 1,
        UnsafeRawPointer(a.start).assumingMemoryBound(to: Double.self), strideA,
        UnsafeRawPointer(b.start).assumingMemoryBound(to: Double.self), strideB, adding ? 1 : 0,
        UnsafeMutableRawPointer(c).assumingMemoryBound(to: Double.self), blasint(stride))
    }
  }

  /// c ← op(a) op(b) + β c, where op transposes if asked; c is [rows, columns], row-major, and
  /// `depth` the length that is summed over.
  static func product<S: Scalar>(
    _ a: UnsafePointer<S>, transposed aIsTransposed: Bool, _ b: UnsafePointer<S>,
    transposed bIsTransposed: Bool, rows: Int, columns: Int, depth: Int, adding: Bool,
    into c: UnsafeMutablePointer<S>
  ) {
    product(
      Matrix(a, stride: aIsTransposed ? rows : depth, transposed: aIsTransposed),
      Matrix(b, stride: bIsTransposed ? depth : columns, transposed: bIsTransposed),
      rows: rows, columns: columns, depth: depth, adding: adding, into: c, stride: columns)
  }

  /// The same product cut into blocks of rows or of columns for several threads.
  ///
  /// What is not cut is packed by gemm once for each part, so the longer side is cut.
  static func partedProduct<S: Scalar>(
    _ a: UnsafePointer<S>, transposed aIsTransposed: Bool, _ b: UnsafePointer<S>,
    transposed bIsTransposed: Bool, rows: Int, columns: Int, depth: Int, adding: Bool,
    into c: UnsafeMutablePointer<S>
  ) {
    let a = Matrix(a, stride: aIsTransposed ? rows : depth, transposed: aIsTransposed)
    let b = Matrix(b, stride: bIsTransposed ? depth : columns, transposed: bIsTransposed)
    let work = rows * columns * depth
    let parts = work < 1 << 20 ? 1 : work < 1 << 26 ? 2 : work < 1 << 29 ? 4 : 8
    if rows >= columns {
      Parallel.split(rows, into: parts) { range in
        product(
          a.from(row: range.lowerBound), b, rows: range.count, columns: columns, depth: depth,
          adding: adding, into: c + range.lowerBound * columns, stride: columns)
      }
    } else {
      Parallel.split(columns, into: parts) { range in
        product(
          a, b.from(column: range.lowerBound), rows: rows, columns: range.count, depth: depth,
          adding: adding, into: c + range.lowerBound, stride: columns)
      }
    }
  }
}
