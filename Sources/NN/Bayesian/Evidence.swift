import Glibc

/// The lectures' objective of the hyperparameters, l(α, β): smaller is better.
///
/// ½ Σₙ {log |Σ_z(xⁿ)| + eₙᵀ Σ_z⁻¹(xⁿ) eₙ} − Σⱼ [(aⱼ − 1) log αⱼ − bⱼ αⱼ] − Σᵢ [(cᵢ − 1) log βᵢ − dᵢ βᵢ], where
/// Σ_z(x) = diag(1/β) + G H⁻¹ Gᵀ is the predictive covariance. Each example counts as if predicted alone,
/// though their errors are correlated through the weights; `logEvidence` takes that into account.
///
/// - Parameters:
///   - errors: z − f(x, w_MAP), [examples, outputs].
///   - jacobian: [examples · outputs, n], as from `outputJacobian`.
public func predictiveObjective(
  _ hyperparameters: Hyperparameters, posterior: LaplacePosterior, errors: Tensor,
  jacobian: Tensor, weightPrior: GammaPrior = .flat, noisePrior: GammaPrior = .flat
) throws(LinearAlgebraError) -> Double {
  let outputs = hyperparameters.noisePrecisions.count
  precondition(
    errors.rank == 2 && errors.shape[1] == outputs && jacobian.shape[0] == errors.count,
    "predictiveObjective for \(outputs) outputs needs errors [examples, \(outputs)] and a Jacobian "
      + "row for each; got \(errors.shape) and \(jacobian.shape).")
  let noise = Tensor(hyperparameters.noisePrecisions, precision: .float64)
  let errors = errors.detached().casted(to: .float64)
  var total = 0.0
  for example in 0..<errors.shape[0] {
    let rows = jacobian.detached().rows(from: example * outputs, to: (example + 1) * outputs)
    let covariance = posterior.predictiveCovariance(rows, noisePrecisions: noise)
    let error = errors[example]
    let factor = try cholesky(covariance)
    for i in 0..<outputs { total += Glibc.log(factor[i, i].item) }
    total += 0.5 * dot(error, choleskySolve(factor, error)).item
  }
  for alpha in hyperparameters.weightPrecisions { total -= weightPrior.logDensity(alpha) }
  for beta in hyperparameters.noisePrecisions { total -= noisePrior.logDensity(beta) }
  return total
}

/// log p(D | α, β), the evidence: how probable the targets are with the weights integrated out.
///
/// By Laplace's approximation −J(w_MAP) − ½ log |H| + ½ Σ log αⱼ + ½ N Σ log βᵢ − ½ N C log 2π, with
/// J = ½ Σ β e² + ½ Σ α w²; exact for outputs linear in w. N examples, C outputs. D. MacKay, Bayesian
/// Interpolation, 1992.
public func logEvidence(
  _ hyperparameters: Hyperparameters, posterior: LaplacePosterior, groups: [Int], errors: Tensor
) throws(LinearAlgebraError) -> Double {
  let beta = Tensor(hyperparameters.noisePrecisions, precision: .float64)
  let alpha = hyperparameters.expanded(groups)
  precondition(
    errors.rank == 2 && errors.shape[1] == beta.count && alpha.shape == posterior.mean.shape,
    "logEvidence for \(beta.count) outputs and \(posterior.mean.count) weights needs errors "
      + "[examples, \(beta.count)] and a group for each weight; got \(errors.shape) and "
      + "\(groups.count).")
  let examples = Double(errors.shape[0])
  let halfLogDeterminant = 0.5 * (try logDeterminant(posterior.precision)).item
  return withoutGradient {
    let loss =
      0.5 * (square(errors) * beta).sum().item + 0.5 * (alpha * square(posterior.mean)).sum().item
    return -loss - halfLogDeterminant + 0.5 * log(alpha).sum().item
      + 0.5 * examples * log(beta).sum().item
      - 0.5 * examples * Double(beta.count) * Glibc.log(2 * Double.pi)
  }
}
