/// The X with A X = B: [n, n], [n, k] → [n, k], or a vector [n] → [n]. Computed in float64.
///
/// By elimination with row exchanges (LU). A matrix whose rows depend on one another exactly throws
/// `singular`; one that is nearly so gives large, inexact numbers.
///
/// Differentiable. From A dX + dA X = dB, with G = ∂L/∂X: ∂L/∂B = A⁻ᵀ G and ∂L/∂A = −∂L/∂B Xᵀ.
public func solve(_ a: Tensor, _ b: Tensor) throws(LinearAlgebraError) -> Tensor {
  try solve(a, transposed: false, b)
}

/// The inverse of a square matrix, differentiable: the solution of A X = I.
///
/// To solve equations use `solve`, which is quicker and more exact.
public func inverse(_ a: Tensor) throws(LinearAlgebraError) -> Tensor {
  a.requireSquare("inverse")
  return try solve(a, .identity(a.shape[0], precision: a.precision))
}

/// op(A) X = B, where op transposes if asked.
func solve(
  _ a: Tensor, transposed: Bool, _ b: Tensor
) throws(LinearAlgebraError) -> Tensor {
  a.requireSquare("solve")
  precondition(
    (1...2).contains(b.rank) && b.shape[0] == a.shape[0],
    "solve with a matrix of shape \(a.shape) needs a right side of \(a.shape[0]) rows; "
      + "got \(b.shape).")
  let (a, b) = Tensor.unified(a, b)
  var factors = ColumnMajor(a)
  var pivots: [Int32] = []
  let zero = LAPACK.factorLU(&factors, pivots: &pivots)
  if zero > 0 { throw .singular(size: a.shape[0], row: zero) }
  var solution = ColumnMajor(b)
  LAPACK.solveLU(factors, pivots: pivots, transposed: transposed, &solution)

  let x = solution.tensor(a.precision).viewed(as: b.shape)
  return x.recorded("solve", [a, b], twice: true) { gradient, x in
    // The same matrix was factored before, so it can be again.
    let shares = try! solve(a, transposed: !transposed, gradient)
    b.receive(shares)
    let columns = [b.shape[0], b.count / b.shape[0]]
    let (left, right) = (shares.reshaped(columns), x.reshaped(columns))
    a.receive(
      transposed
        ? -matmul(right, left.transposed()) : -matmul(left, right.transposed()))
  }
}
