/// The directions in which data vary most: principal component analysis (K. Pearson, 1901).
///
/// With the mean taken out, X = U diag(s) Vᵀ; the columns of V are the directions, s² / (n − 1) the
/// variances along them. The first k directions give the best linear reconstruction from k numbers.
public struct PrincipalComponents {
  /// k.
  public let count: Int
  private var found: (mean: Tensor, components: Tensor, variances: Tensor, total: Double)?

  /// Not fitted yet.
  public init(count: Int) {
    precondition(count >= 1, "Principal components need a count of at least 1; got \(count).")
    self.count = count
  }

  /// Finds the components of inputs [examples, features].
  public mutating func fit(_ x: Tensor) throws(LinearAlgebraError) {
    precondition(
      x.rank == 2 && x.shape[0] >= 2 && count <= min(x.shape[0], x.shape[1]),
      "\(count) principal components need as many examples and features, and 2 examples; got inputs "
        + "of shape \(x.shape).")
    let inputs = x.detached().casted(to: .float64)
    let mean = inputs.mean(axis: 0)
    let (_, values, v) = try singularValueDecomposition(inputs - mean)
    let variances = square(values) / Double(x.shape[0] - 1)
    found = (
      mean, v.transposed().rows(from: 0, to: count), variances.rows(from: 0, to: count),
      variances.sum().item
    )
  }

  /// The mean of the inputs, [features].
  public var mean: Tensor { fitted.mean }
  /// The directions, one a row, of length 1 and at right angles: [count, features].
  public var components: Tensor { fitted.components }
  /// The variance along each, descending: [count].
  public var variances: Tensor { fitted.variances }
  /// The part of all variance that these components have, from 0 to 1.
  public var explainedVariance: Double { fitted.variances.sum().item / fitted.total }

  /// The coordinates along the components: [examples, features] → [examples, count].
  public func transform(_ x: Tensor) -> Tensor {
    matmul(x.converted(to: .float64) - mean, components.transposed())
  }

  /// The inputs nearest to such coordinates: [examples, count] → [examples, features].
  public func reconstruct(_ coordinates: Tensor) -> Tensor {
    matmul(coordinates.converted(to: .float64), components) + mean
  }

  private var fitted: (mean: Tensor, components: Tensor, variances: Tensor, total: Double) {
    guard let found else { preconditionFailure("Principal components are known after fit(_:).") }
    return found
  }
}

/// The cosines of the angles between the spaces that the rows of two matrices span, descending.
///
/// [k, d] and [m, d] → [min(k, m)]: the singular values of Qₐ Q_bᵀ, with orthonormal rows for each space.
/// All 1 where one space contains the other. Not recorded.
public func principalCosines(_ a: Tensor, _ b: Tensor) throws(LinearAlgebraError) -> Tensor {
  precondition(
    a.rank == 2 && b.rank == 2 && a.shape[1] == b.shape[1]
      && max(a.shape[0], b.shape[0]) <= a.shape[1],
    "principalCosines compares spaces spanned by at most as many rows as columns; got \(a.shape) and "
      + "\(b.shape).")
  let (p, q) = Tensor.unified(a.detached(), b.detached())
  let (first, second) = (qrDecomposition(p.transposed()).q, qrDecomposition(q.transposed()).q)
  let values = try singularValueDecomposition(matmul(first.transposed(), second)).values
  return minimum(values, Tensor(1, precision: values.precision))
}
