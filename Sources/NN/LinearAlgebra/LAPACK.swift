internal import COpenBLAS

/// The Linear Algebra Package: the only file that calls it.
///
/// A value not 0 that a function returns is LAPACK's `info`: what it means stands with each.
enum LAPACK {
  /// Factors A = P L U in place. Returns i > 0 if Uᵢᵢ is exactly 0, i counted from 1.
  static func factorLU(_ a: inout ColumnMajor, pivots: inout [Int32]) -> Int {
    oneThread
    pivots = Array(repeating: 0, count: a.rows)
    if a.rows == 0 { return 0 }
    return Int(lapack_lu(Int32(a.rows), &a.values, &pivots))
  }

  /// op(A) X = B, where op transposes if asked.
  static func solveLU(
    _ factors: ColumnMajor, pivots: [Int32], transposed: Bool, _ b: inout ColumnMajor
  ) {
    oneThread
    if b.values.isEmpty { return }
    let info = lapack_lu_solve(
      transposed ? transpose : keep, Int32(b.rows), Int32(b.columns), factors.values, pivots,
      &b.values)
    assert(info == 0)
  }

  /// Factors A = L Lᵀ in place, from the lower triangle; the upper one becomes zeros. Returns i > 0
  /// if the leading i × i part is not positive definite.
  static func factorCholesky(_ a: inout ColumnMajor) -> Int {
    oneThread
    let n = a.rows
    if n == 0 { return 0 }
    let info = Int(lapack_cholesky(Int32(n), &a.values))
    for column in 1..<max(n, 1) {
      for row in 0..<column { a.values[column * n + row] = 0 }
    }
    return info
  }

  /// L Lᵀ X = B.
  static func solveCholesky(_ factor: ColumnMajor, _ b: inout ColumnMajor) {
    oneThread
    if b.values.isEmpty { return }
    let info = lapack_cholesky_solve(Int32(b.rows), Int32(b.columns), factor.values, &b.values)
    assert(info == 0)
  }

  /// op(L) X = B for a lower triangular L. Returns i > 0 if Lᵢᵢ is 0.
  static func solveTriangular(
    _ factor: ColumnMajor, transposed: Bool, _ b: inout ColumnMajor
  ) -> Int {
    oneThread
    if b.values.isEmpty { return 0 }
    return Int(
      lapack_triangular_solve(
        transposed ? transpose : keep, Int32(b.rows), Int32(b.columns), factor.values, &b.values))
  }

  /// Replaces a symmetric matrix by its eigenvectors, in columns, and gives the eigenvalues in
  /// ascending order. Returns a number > 0 if the iteration did not converge.
  static func symmetricEigen(_ a: inout ColumnMajor, values: inout [Double]) -> Int {
    oneThread
    values = Array(repeating: 0, count: a.rows)
    if a.rows == 0 { return 0 }
    return withWorkspace { work, length in
      lapack_symmetric_eigen(Int32(a.rows), &a.values, &values, work, length)
    }
  }

  /// A = U diag(s) Vᵀ; A is overwritten. Returns a number > 0 if the iteration did not converge.
  static func singularValues(
    _ a: inout ColumnMajor, u: inout ColumnMajor, s: inout [Double], vt: inout ColumnMajor
  ) -> Int {
    oneThread
    let k = min(a.rows, a.columns)
    u = ColumnMajor(zeros: a.rows, k)
    vt = ColumnMajor(zeros: k, a.columns)
    s = Array(repeating: 0, count: k)
    if k == 0 { return 0 }
    return withWorkspace { work, length in
      lapack_singular_values(
        Int32(a.rows), Int32(a.columns), &a.values, &s, &u.values, &vt.values, work, length)
    }
  }

  /// A = Q R with k = min(rows, columns) columns of Q and rows of R.
  static func factorQR(_ a: ColumnMajor) -> (q: ColumnMajor, r: ColumnMajor) {
    oneThread
    var a = a
    let (m, n, k) = (a.rows, a.columns, min(a.rows, a.columns))
    var r = ColumnMajor(zeros: k, n)
    if k == 0 { return (ColumnMajor(zeros: m, k), r) }
    var reflections = [Double](repeating: 0, count: k)
    var info = withWorkspace { work, length in
      lapack_qr(Int32(m), Int32(n), &a.values, &reflections, work, length)
    }
    assert(info == 0)
    for column in 0..<n {
      for row in 0...min(column, k - 1) { r[row, column] = a[row, column] }
    }
    info = withWorkspace { work, length in
      lapack_qr_columns(Int32(m), Int32(k), &a.values, reflections, work, length)
    }
    assert(info == 0)
    return (ColumnMajor(rows: m, columns: k, values: Array(a.values.prefix(m * k))), r)
  }

  /// Keeps OpenBLAS to one thread, as everywhere: its own would change the last bits of results.
  private static let oneThread: Void = { _ = threadCount }()

  private static let keep = CChar(UInt8(ascii: "N"))
  private static let transpose = CChar(UInt8(ascii: "T"))

  /// Asks a function how much room it works best with, and gives it that.
  private static func withWorkspace(
    _ call: (_ work: UnsafeMutablePointer<Double>, _ length: Int32) -> Int32
  ) -> Int {
    var best = 0.0
    _ = call(&best, -1)
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, Int(best))) { work in
      Int(call(work.baseAddress!, Int32(work.count)))
    }
  }
}
