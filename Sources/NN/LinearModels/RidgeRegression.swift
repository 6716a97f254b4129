/// Linear least squares with a penalty on the weights' squares, in closed form.
///
/// ½ ‖y − X w − b‖² + ½ λ ‖w‖² is least at (XᵀX + λI) w = Xᵀy, with the means of X and y taken out; the
/// intercept b is not penalized. The sum over examples is not divided by their number. It is also the
/// most probable w for noise of variance σ² and a normal prior of variance σ² / λ. A. Hoerl and
/// R. Kennard, 1970.
public struct RidgeRegression {
  /// λ ≥ 0.
  public var penalty: Double
  /// Whether there is a b.
  public var fitsIntercept: Bool
  private var found: LinearFit?

  /// Not fitted yet.
  public init(penalty: Double = 1, fitsIntercept: Bool = true) {
    precondition(penalty >= 0, "The penalty is not negative; got \(penalty).")
    self.penalty = penalty
    self.fitsIntercept = fitsIntercept
  }

  /// Fits inputs [examples, features] and targets [examples] or [examples, outputs]. With λ = 0 and
  /// dependent features the shortest of the best weights is taken.
  public mutating func fit(_ x: Tensor, _ y: Tensor) throws(LinearAlgebraError) {
    let examples = CentredExamples(x, y, fitsIntercept: fitsIntercept, of: "Ridge regression")
    found = examples.fit(try weights(examples))
  }

  /// X W + b: [examples, features] → [examples] or [examples, outputs], in float64.
  public func predict(_ x: Tensor) -> Tensor { fitted.predict(x) }

  /// W [features, outputs].
  public var weights: Tensor { fitted.weights }
  /// b [outputs].
  public var intercept: Tensor { fitted.intercept }

  /// The prediction for each example from a fit to all others, without fitting again.
  ///
  /// The fit is linear in y: ŷ = H y. Leaving example i out multiplies its error by 1 / (1 − Hᵢᵢ).
  public func leaveOneOutPredictions(
    _ x: Tensor, _ y: Tensor
  ) throws(LinearAlgebraError) -> Tensor {
    let examples = CentredExamples(x, y, fitsIntercept: fitsIntercept, of: "Ridge regression")
    let fit = examples.fit(try weights(examples))
    let centred = examples.x
    let normal = matmul(centred.transposed(), centred) + penalty * identity(centred)
    let influence = (matmul(centred, try inverse(normal)) * centred).sum(axis: 1)
    let own = fitsIntercept ? influence + 1 / Double(x.shape[0]) : influence  // Hᵢᵢ
    let targets = y.detached().casted(to: .float64)
    let errors = targets - fit.predict(x.detached())
    let scale = (1 - own).reshaped([x.shape[0]] + Array(repeating: 1, count: y.rank - 1))
    return targets - errors / scale
  }

  private func weights(_ examples: CentredExamples) throws(LinearAlgebraError) -> Tensor {
    if penalty == 0 { return try leastSquares(examples.x, examples.y) }
    let transposed = examples.x.transposed()
    let factor = try cholesky(matmul(transposed, examples.x) + penalty * identity(examples.x))
    return choleskySolve(factor, matmul(transposed, examples.y))
  }

  private func identity(_ x: Tensor) -> Tensor { .identity(x.shape[1], precision: .float64) }

  private var fitted: LinearFit {
    guard let found else { preconditionFailure("Ridge regression predicts after fit(_:_:).") }
    return found
  }
}
