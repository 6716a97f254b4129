/// Eigenvalues and eigenvectors of a symmetric A: A = V diag(λ) Vᵀ. Computed in float64.
///
/// `values` [n] ascend; column i of `vectors` [n, n] has length 1 and belongs to value i. Its sign
/// is chosen so that its largest entry is positive. Only the lower triangle of A is read. Not
/// recorded.
public func symmetricEigen(
  _ a: Tensor
) throws(LinearAlgebraError) -> (values: Tensor, vectors: Tensor) {
  a.requireSquare("symmetricEigen")
  var vectors = ColumnMajor(a)
  var values: [Double] = []
  let isFinite = vectors.values.allSatisfy(\.isFinite)
  if !isFinite || LAPACK.symmetricEigen(&vectors, values: &values) != 0 {
    throw .noConvergence(operation: "symmetricEigen", shape: a.shape)
  }
  for column in 0..<vectors.columns {
    if vectors.largestEntry(ofColumn: column) < 0 { vectors.negate(column: column) }
  }
  return (Tensor(values, precision: a.precision), vectors.tensor(a.precision))
}

/// The singular value decomposition A = U diag(s) Vᵀ of [m, n], with k = min(m, n).
///
/// `u` [m, k] and `v` [n, k] have orthonormal columns; `values` [k] are ≥ 0 and descend. The sign of
/// a pair is chosen so that the largest entry of v's column is positive. Computed in float64. Not
/// recorded.
public func singularValueDecomposition(
  _ a: Tensor
) throws(LinearAlgebraError) -> (u: Tensor, values: Tensor, v: Tensor) {
  a.requireMatrix("singularValueDecomposition")
  var matrix = ColumnMajor(a)
  var u = ColumnMajor(zeros: 0, 0)
  var vt = u
  var values: [Double] = []
  let isFinite = matrix.values.allSatisfy(\.isFinite)
  if !isFinite || LAPACK.singularValues(&matrix, u: &u, s: &values, vt: &vt) != 0 {
    throw .noConvergence(operation: "singularValueDecomposition", shape: a.shape)
  }
  var v = ColumnMajor(vt.tensor(.float64).permuted([1, 0]))
  for column in 0..<values.count where v.largestEntry(ofColumn: column) < 0 {
    u.negate(column: column)
    v.negate(column: column)
  }
  return (u.tensor(a.precision), Tensor(values, precision: a.precision), v.tensor(a.precision))
}

/// A = Q R of [m, n] with k = min(m, n): Q [m, k] has orthonormal columns, R [k, n] is upper
/// triangular. By Householder's reflections in float64; R's diagonal may be negative. Not recorded.
public func qrDecomposition(_ a: Tensor) -> (q: Tensor, r: Tensor) {
  a.requireMatrix("qrDecomposition")
  let (q, r) = LAPACK.factorQR(ColumnMajor(a))
  return (q.tensor(a.precision), r.tensor(a.precision))
}

extension ColumnMajor {
  /// The entry of a column that is largest in size; of equal ones the first.
  fileprivate func largestEntry(ofColumn column: Int) -> Double {
    var largest = 0.0
    for row in 0..<rows where self[row, column].magnitude > largest.magnitude * (1 + 1e-9) {
      largest = self[row, column]
    }
    return largest
  }

  fileprivate mutating func negate(column: Int) {
    for row in 0..<rows { self[row, column] = -self[row, column] }
  }
}
