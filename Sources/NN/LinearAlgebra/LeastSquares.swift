/// The X that makes ‖A X − B‖² least; of several such X the shortest. [m, n], [m, k] or [m].
///
/// By the singular values of A: X = V diag(1/s) Uᵀ B, where values below `tolerance` times the
/// largest count as 0, so dependent columns do no harm. Computed in float64. Not recorded.
///
/// - Parameter tolerance: max(m, n) · 2⁻⁵² unless given.
public func leastSquares(
  _ a: Tensor, _ b: Tensor, tolerance: Double? = nil
) throws(LinearAlgebraError) -> Tensor {
  a.requireMatrix("leastSquares")
  precondition(
    (1...2).contains(b.rank) && b.shape[0] == a.shape[0],
    "leastSquares with a matrix of shape \(a.shape) needs a right side of \(a.shape[0]) rows; "
      + "got \(b.shape).")
  let precision = Tensor.unified(a, b).0.precision
  let (u, values, v) = try singularValueDecomposition(a.casted(to: .float64))
  let limit =
    (values.values.first ?? 0) * (tolerance ?? Double(max(a.shape[0], a.shape[1])) * 0x1p-52)
  let reciprocals = Tensor(values.values.map { $0 > limit ? 1 / $0 : 0 }, precision: .float64)
  return withoutGradient {
    let target = b.casted(to: .float64).reshaped([b.shape[0], -1])  // [m, k]
    let x = matmul(v * reciprocals, matmul(u.transposed(), target))  // [n, k]
    return x.reshaped(b.rank == 1 ? [a.shape[1]] : x.shape).casted(to: precision)
  }
}
