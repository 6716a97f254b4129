/// The posterior of a model's weights as a normal distribution about its best weights.
///
/// A loss J(w) that is minus the logarithm of likelihood times prior is near its minimum w_MAP a
/// parabola with the Hessian H, so p(w | D) ≈ N(w; w_MAP, H⁻¹). A model's output moves with w as its
/// Jacobian row g = ∇_w ẑ(x), so it varies by s² = g H⁻¹ gᵀ. P.-S. Laplace, 1774; D. MacKay, A Practical
/// Bayesian Framework for Backpropagation Networks, 1992. Exact where outputs are linear in w.
public struct LaplacePosterior {
  /// w_MAP [n].
  public let mean: Tensor
  /// H [n, n], with the shift on its diagonal if there is one.
  public let precision: Tensor
  /// H⁻¹ [n, n].
  public let covariance: Tensor
  /// The μ that was added to H's diagonal to make it positive definite; usually 0.
  public let shift: Double
  private let factor: Tensor

  /// The posterior about w_MAP with Hessian H.
  public init(mean: Tensor, hessian: Tensor) throws(LinearAlgebraError) {
    precondition(
      mean.rank == 1 && hessian.shape == [mean.count, mean.count],
      "A posterior of weights \(mean.shape) needs a Hessian [\(mean.count), \(mean.count)]; got "
        + "\(hessian.shape).")
    self.mean = mean.casted(to: .float64).detached()
    let wide = hessian.casted(to: .float64).detached()
    let (factor, shift) = try choleskyWithRetry(wide)
    let identity = Tensor.identity(mean.count, precision: .float64)
    self.factor = factor
    self.shift = shift
    precision = wide + shift * identity
    covariance = choleskySolve(factor, identity)
  }

  /// The posterior with the Gauss–Newton Hessian H = Σ gᵀ β g + diag(α).
  ///
  /// - Parameters:
  ///   - jacobian: The rows g at the examples, [rows, n]; see `outputJacobian`.
  ///   - outputWeights: β for each row: the precision of the noise, or p (1 − p) for the logit of a
  ///     probability p. [rows]
  ///   - weightPrecisions: α of each weight's normal prior about 0, [n].
  public init(
    mean: Tensor, jacobian: Tensor, outputWeights: Tensor, weightPrecisions: Tensor
  ) throws(LinearAlgebraError) {
    precondition(
      weightPrecisions.shape == mean.shape,
      "A posterior of weights \(mean.shape) needs a prior precision for each; got "
        + "\(weightPrecisions.shape).")
    let curvature = gaussNewtonMatrix(jacobian, outputWeights: outputWeights)
    let prior =
      weightPrecisions.casted(to: .float64).detached()
      * .identity(mean.count, precision: .float64)
    try self.init(mean: mean, hessian: curvature + prior)
  }
}

extension LaplacePosterior {
  /// s² = g H⁻¹ gᵀ for each row g of a Jacobian [rows, n]: how much the weights' uncertainty moves
  /// each output. [rows]
  public func outputVariance(_ jacobian: Tensor) -> Tensor {
    withoutGradient {
      let rows = jacobian.casted(to: .float64)
      return (matmul(rows, covariance) * rows).sum(axis: 1)
    }
  }

  /// 1/β + s², the variance of a new target: its noise, and what is not known of the weights. [rows]
  public func predictiveVariance(_ jacobian: Tensor, noisePrecision: Double) -> Tensor {
    withoutGradient { outputVariance(jacobian) + 1 / noisePrecision }
  }

  /// diag(1/β) + G H⁻¹ Gᵀ, the covariance of the targets of one example: its Jacobian G [outputs, n],
  /// β [outputs].
  public func predictiveCovariance(_ jacobian: Tensor, noisePrecisions: Tensor) -> Tensor {
    withoutGradient {
      let rows = jacobian.casted(to: .float64)
      let noise = 1 / noisePrecisions.casted(to: .float64)
      return matmul(matmul(rows, covariance), rows.transposed())
        + noise * .identity(rows.shape[0], precision: .float64)
    }
  }

  /// Weights drawn from the posterior, one set a row: [count, n].
  ///
  /// w = w_MAP + L⁻ᵀ z with z normal and H = L Lᵀ has the covariance L⁻ᵀ L⁻¹ = H⁻¹.
  public func samples(_ count: Int, using generator: inout SeededGenerator) -> Tensor {
    let z = Tensor.normal(
      [mean.count, count], precision: .float64, using: &generator)
    // The factor's diagonal is positive.
    let deviations = try! triangularSolve(factor, z, transposed: true)  // [n, count]
    return withoutGradient { deviations.transposed() + mean }
  }
}

/// The probability of class 1 with the weights' uncertainty averaged in: σ(y / √(1 + π s² / 8)).
///
/// y is the **logit** at w_MAP and s² its variance, as from `outputVariance`; the lectures' formula
/// has the probability σ(y) in y's place, which gives more than ½ for every example. Uncertainty
/// pulls the probability towards ½. D. MacKay, The Evidence Framework Applied to Classification
/// Networks, 1992.
public func moderatedOutput(logit: Tensor, variance: Tensor) -> Tensor {
  precondition(
    logit.shape == variance.shape,
    "moderatedOutput needs a variance for each logit; got \(logit.shape) and \(variance.shape).")
  return sigmoid(logit / sqrt(1 + (Double.pi / 8) * variance))
}
