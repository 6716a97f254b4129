/// KL(N(μ, σ²) ‖ N(0, 1)) = ½ Σ (σ² + μ² − 1 − log σ²) over the last axis, then the mean over the
/// examples unless another reduction is asked for. The model gives μ and log σ², of one shape.
///
/// How many nats it costs to have codes that differ from standard normal noise; 0 only where they
/// do not.
public func gaussianKLDivergence(
  mean: Tensor, logVariance: Tensor, reduction: Reduction = .mean
) -> Tensor {
  precondition(
    mean.rank >= 1 && mean.shape == logVariance.shape,
    "gaussianKLDivergence needs a mean and a log variance of one shape; got \(mean.shape) and "
      + "\(logVariance.shape).")
  let terms = exp(logVariance) + square(mean) - logVariance - 1
  return reduction(0.5 * terms.sum(axis: -1))
}

/// KL(N(μ, σ²) ‖ N(m, s²)) = ½ Σ (log s²/σ² + (σ² + (μ − m)²) / s² − 1) over the last axis, then the
/// mean over the examples unless another reduction is asked for.
public func gaussianKLDivergence(
  mean: Tensor, logVariance: Tensor, fromMean otherMean: Tensor,
  logVariance otherLogVariance: Tensor, reduction: Reduction = .mean
) -> Tensor {
  let logRatio = logVariance - otherLogVariance
  let terms = exp(logRatio) + square(mean - otherMean) * exp(-otherLogVariance) - logRatio - 1
  return reduction(0.5 * terms.sum(axis: -1))
}

/// KL(p ‖ q) = Σ p (log p − log q) over the last axis, then the mean over the examples unless
/// another reduction is asked for; p holds probabilities, `logQ` the model's log probabilities.
///
/// A class with p = 0 adds nothing. p is the target and receives no gradient.
public func categoricalKLDivergence(
  _ p: Tensor, logQ: Tensor, reduction: Reduction = .mean
) -> Tensor {
  precondition(
    p.rank >= 1 && p.shape == logQ.shape,
    "categoricalKLDivergence compares tensors of one shape; got \(p.shape) and \(logQ.shape).")
  let p = p.detached()
  let isPossible = p .> 0
  let terms = p * (log(select(isPossible, p, p.constant(1))) - logQ)
  return reduction(select(isPossible, terms, p.constant(0)).sum(axis: -1))
}

/// z = μ + e^(s/2) ε with noise ε from N(0, 1): a number drawn from N(μ, e^s) as a function of μ and
/// s, so that a gradient flows to both. D. Kingma and M. Welling, Auto-Encoding Variational Bayes,
/// 2014.
public func reparameterize(mean: Tensor, logVariance: Tensor, noise: Tensor) -> Tensor {
  precondition(
    mean.shape == logVariance.shape && mean.shape == noise.shape,
    "reparameterize needs a mean, a log variance and noise of one shape; got \(mean.shape), "
      + "\(logVariance.shape) and \(noise.shape).")
  return mean + exp(0.5 * logVariance) * noise.detached()
}

/// z = μ + e^(s/2) ε, with noise drawn from the generator.
public func reparameterize(
  mean: Tensor, logVariance: Tensor, using generator: inout SeededGenerator
) -> Tensor {
  let noise = Tensor.normal(mean.shape, precision: mean.precision, using: &generator)
  return reparameterize(mean: mean, logVariance: logVariance, noise: noise)
}

/// −ELBO, the loss of a variational autoencoder: the mean over the examples of
/// −log p(x|z) + β KL(N(μ, σ²) ‖ N(0, 1)).
///
/// ```swift
/// let z = reparameterize(mean: mean, logVariance: logVariance, using: &generator)
/// let errors = binaryCrossEntropy(logits: decoder(z), x, reduction: .none).sum(axis: 1)
/// let loss = negativeELBO(reconstructionErrors: errors, mean: mean, logVariance: logVariance)
/// ```
/// - Parameters:
///   - reconstructionErrors: −log p(x|z) of each example, summed over its elements: [examples].
///   - beta: 1 for the bound itself; above 1 codes are kept nearer to noise (I. Higgins and others,
///     beta-VAE, 2017).
public func negativeELBO(
  reconstructionErrors: Tensor, mean: Tensor, logVariance: Tensor, beta: Double = 1
) -> Tensor {
  precondition(
    mean.rank == 2 && reconstructionErrors.shape == [mean.shape[0]],
    "negativeELBO needs one error for each code of \(mean.shape); got "
      + "\(reconstructionErrors.shape).")
  let divergence = gaussianKLDivergence(mean: mean, logVariance: logVariance, reduction: .none)
  return (reconstructionErrors + beta * divergence).mean()
}
