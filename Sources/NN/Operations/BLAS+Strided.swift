internal import COpenBLAS

/// A matrix inside a larger one: where it starts, and how far apart its rows lie.
struct MatrixBlock<S: Scalar> {
  let start: UnsafeMutablePointer<S>
  let stride: Int
  /// Whether a product reads its columns as rows.
  var isTransposed = false
}

extension MatrixBlock {
  /// The same block without its first rows.
  func dropping(rows: Int) -> MatrixBlock {
    MatrixBlock(start: start + rows * stride, stride: stride)
  }

  /// The same numbers, read the other way round by a product.
  var transposed: MatrixBlock {
    MatrixBlock(start: start, stride: stride, isTransposed: !isTransposed)
  }

  /// Zeros in some rows.
  func clear(rows: Range<Int>, columns: Int) {
    for row in rows { (start + row * stride).update(repeating: 0, count: columns) }
  }
}

extension BLAS {
  /// c ← scale · a b + β c for blocks of larger matrices; c has [rows, columns], row-major, and
  /// `depth` is the length that is summed over.
  static func product<S: Scalar>(
    _ a: MatrixBlock<S>, _ b: MatrixBlock<S>, rows: Int, columns: Int, depth: Int, scale: S = 1,
    adding: Bool, into c: MatrixBlock<S>
  ) {
    guard rows > 0, columns > 0 else { return }
    if depth == 0 {
      if !adding { c.clear(rows: 0..<rows, columns: columns) }
      return
    }
    let opA = a.isTransposed ? CblasTrans : CblasNoTrans
    let opB = b.isTransposed ? CblasTrans : CblasNoTrans
    let (m, n, k) = (blasint(rows), blasint(columns), blasint(depth))
    let (strideA, strideB, strideC) = (blasint(a.stride), blasint(b.stride), blasint(c.stride))
    if S.self == Float.self {
      func float(_ block: MatrixBlock<S>) -> UnsafeMutablePointer<Float> {
        UnsafeMutableRawPointer(block.start).assumingMemoryBound(to: Float.self)
      }
      cblas_sgemm(
        CblasRowMajor, opA, opB, m, n, k, Float(scale), float(a), strideA, float(b), strideB,
        adding ? 1 : 0, float(c), strideC)
    } else {
      func double(_ block: MatrixBlock<S>) -> UnsafeMutablePointer<Double> {
        UnsafeMutableRawPointer(block.start).assumingMemoryBound(to: Double.self)
      }
      cblas_dgemm(
        CblasRowMajor, opA, opB, m, n, k, Double(scale), double(a), strideA, double(b), strideB,
        adding ? 1 : 0, double(c), strideC)
    }
  }
}
