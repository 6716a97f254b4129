import Glibc

/// The sum of the diagonal, of shape []; differentiable.
public func trace(_ a: Tensor) -> Tensor {
  a.requireSquare("trace")
  return (a * .identity(a.shape[0], precision: a.precision)).sum()
}

/// The determinant, of shape []: how many times larger A makes a volume. Computed in float64.
///
/// Differentiable where it is not 0: ∂det A/∂A = det A · A⁻ᵀ.
public func determinant(_ a: Tensor) -> Tensor {
  a.requireSquare("determinant")
  var factors = ColumnMajor(a)
  var pivots: [Int32] = []
  _ = LAPACK.factorLU(&factors, pivots: &pivots)
  // Each exchange of two rows turns the sign.
  var value = 1.0
  for i in 0..<factors.rows {
    value *= Int(pivots[i]) == i + 1 ? factors[i, i] : -factors[i, i]
  }
  let y = Tensor(value, precision: a.precision)
  return y.recorded("determinant", a, twice: true) { gradient, value in
    guard let inverted = try? inverse(a) else {
      preconditionFailure("determinant of a singular matrix: its derivative needs the inverse.")
    }
    a.receive(gradient * value * inverted.transposed())
  }
}

/// log det A, of shape [], for a symmetric positive definite A: 2 Σ log Lᵢᵢ with Cholesky's L.
///
/// It neither overflows nor underflows where det A would. Differentiable: ∂log det A/∂A = A⁻¹,
/// all entries of A counted as independent.
public func logDeterminant(_ a: Tensor) throws(LinearAlgebraError) -> Tensor {
  a.requireSquare("logDeterminant")
  let factor = try choleskyFactor(ColumnMajor(a))
  let value = (0..<factor.rows).reduce(0) { $0 + 2 * Glibc.log(factor[$1, $1]) }
  let y = Tensor(value, precision: a.precision)
  return y.recorded("logDeterminant", a, twice: true) { gradient, _ in
    // A positive definite matrix is not singular.
    a.receive(gradient * (try! inverse(a)).transposed())
  }
}
