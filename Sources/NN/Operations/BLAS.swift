internal import COpenBLAS

/// The Basic Linear Algebra Subprograms: the only file that calls OpenBLAS.
enum BLAS {
  /// c ← op(a) op(b) + β c, where op transposes if asked; c is [rows, columns], row-major, and
  /// `depth` the length that is summed over.
  static func product<S: Scalar>(
    _ a: UnsafePointer<S>, transposed aIsTransposed: Bool, _ b: UnsafePointer<S>,
    transposed bIsTransposed: Bool, rows: Int, columns: Int, depth: Int, adding: Bool,
    into c: UnsafeMutablePointer<S>
  ) {
    guard rows > 0, columns > 0 else { return }
    if depth == 0 {
      if !adding { c.update(repeating: 0, count: rows * columns) }
      return
    }
    let opA = aIsTransposed ? CblasTrans : CblasNoTrans
    let opB = bIsTransposed ? CblasTrans : CblasNoTrans
    let (m, n, k) = (blasint(rows), blasint(columns), blasint(depth))
    let strideA = aIsTransposed ? m : k
    let strideB = bIsTransposed ? k : n
    if S.self == Float.self {
      cblas_sgemm(
        CblasRowMajor, opA, opB, m, n, k, 1,
        UnsafeRawPointer(a).assumingMemoryBound(to: Float.self),
        strideA, UnsafeRawPointer(b).assumingMemoryBound(to: Float.self), strideB, adding ? 1 : 0,
        UnsafeMutableRawPointer(c).assumingMemoryBound(to: Float.self), n)
    } else {
      cblas_dgemm(
        CblasRowMajor, opA, opB, m, n, k, 1,
        UnsafeRawPointer(a).assumingMemoryBound(to: Double.self), strideA,
        UnsafeRawPointer(b).assumingMemoryBound(to: Double.self), strideB, adding ? 1 : 0,
        UnsafeMutableRawPointer(c).assumingMemoryBound(to: Double.self), n)
    }
  }
}
