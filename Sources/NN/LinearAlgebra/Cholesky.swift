/// The lower triangular L with A = L Lᵀ, for a symmetric positive definite A. Computed in float64.
///
/// Only the lower triangle of A is read. L is a matrix's square root: L z with z normal has
/// covariance A. Not recorded: no gradient flows to A.
public func cholesky(_ a: Tensor) throws(LinearAlgebraError) -> Tensor {
  a.requireSquare("cholesky")
  return try choleskyFactor(ColumnMajor(a)).tensor(a.precision)
}

/// The Cholesky factor of A + μI, with the first μ of 0, s, 10s, 100s, … that makes it positive
/// definite; s is 10⁻¹⁰ times the mean size of A's diagonal unless given.
///
/// How the lectures treat a Hessian that is not positive definite. Not recorded.
public func choleskyWithRetry(
  _ a: Tensor, firstShift: Double? = nil
) throws(LinearAlgebraError) -> (factor: Tensor, shift: Double) {
  a.requireSquare("choleskyWithRetry")
  let matrix = ColumnMajor(a)
  let size = matrix.rows
  if let factor = try? choleskyFactor(matrix) { return (factor.tensor(a.precision), 0) }
  let diagonal = (0..<size).reduce(0) { $0 + matrix[$1, $1].magnitude } / Double(size)
  var shift = firstShift ?? (diagonal > 0 ? 1e-10 * diagonal : 1e-10)
  precondition(shift > 0, "choleskyWithRetry needs a positive first shift; got \(shift).")
  for _ in 0..<40 where shift.isFinite {
    var shifted = matrix
    for i in 0..<size { shifted[i, i] += shift }
    if let factor = try? choleskyFactor(shifted) { return (factor.tensor(a.precision), shift) }
    shift *= 10
  }
  throw .notPositiveDefinite(size: size, leadingPart: size)
}

/// The X with L Lᵀ X = B, given the Cholesky factor L: [n, n], [n, k] or [n]. Not recorded.
public func choleskySolve(_ factor: Tensor, _ b: Tensor) -> Tensor {
  requireRightSide(factor, b, "choleskySolve")
  let (factor, b) = Tensor.unified(factor, b)
  var solution = ColumnMajor(b)
  LAPACK.solveCholesky(ColumnMajor(factor), &solution)
  return solution.tensor(b.precision).viewed(as: b.shape)
}

/// The X with L X = B, or Lᵀ X = B if transposed, for a lower triangular L. Not recorded.
public func triangularSolve(
  _ factor: Tensor, _ b: Tensor, transposed: Bool = false
) throws(LinearAlgebraError) -> Tensor {
  requireRightSide(factor, b, "triangularSolve")
  let (factor, b) = Tensor.unified(factor, b)
  var solution = ColumnMajor(b)
  let zero = LAPACK.solveTriangular(ColumnMajor(factor), transposed: transposed, &solution)
  if zero > 0 { throw .singular(size: b.shape[0], row: zero) }
  return solution.tensor(b.precision).viewed(as: b.shape)
}

func choleskyFactor(_ matrix: ColumnMajor) throws(LinearAlgebraError) -> ColumnMajor {
  var factor = matrix
  let part = LAPACK.factorCholesky(&factor)
  if part > 0 { throw .notPositiveDefinite(size: matrix.rows, leadingPart: part) }
  return factor
}

private func requireRightSide(_ factor: Tensor, _ b: Tensor, _ operation: String) {
  factor.requireSquare(operation)
  precondition(
    (1...2).contains(b.rank) && b.shape[0] == factor.shape[0],
    "\(operation) with a factor of shape \(factor.shape) needs a right side of "
      + "\(factor.shape[0]) rows; got \(b.shape).")
}
