/// c β (prediction − target)², the sum over all elements unless another reduction is asked for.
///
/// The factor c is always said, because sources differ: with c = 1 the derivative is 2 d, with
/// c = ½ it is d = prediction − target, the δ of the lectures' output layer.
///
/// - Parameter outputWeights: β, one number for each output (the last axis), or whatever broadcasts
///   to the prediction: how much an error of that output matters, such as 1 / its noise variance.
public func squaredError(
  _ prediction: Tensor, _ target: Tensor, factor: Double, outputWeights: Tensor? = nil,
  reduction: Reduction = .sum
) -> Tensor {
  precondition(
    prediction.shape == target.shape,
    "squaredError compares tensors of one shape; got \(prediction.shape) and \(target.shape).")
  let errors = factor * square(prediction - target)
  guard let outputWeights else { return reduction(errors) }
  precondition(
    Shape.broadcast(errors.shape, outputWeights.shape, of: "squaredError") == errors.shape,
    "squaredError of \(errors.shape) cannot have output weights \(outputWeights.shape).")
  return reduction(outputWeights.detached() * errors)
}

/// −log N(t; μ, e^s) = ½ (log 2π + s + (t − μ)² e⁻ˢ), where the model gives the mean μ and the log
/// variance s of each element. The mean over all elements unless another reduction is asked for.
///
/// Where the noise is large the model may say so: an error then costs less, the admission ½ s. For
/// s constant it is the squared error. The target receives no gradient. Range −∞…∞. D. Nix and A.
/// Weigend, Estimating the Mean and Variance of the Target Probability Distribution, 1994.
public func gaussianNegativeLogLikelihood(
  _ mean: Tensor, logVariance: Tensor, _ target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  precondition(
    mean.shape == target.shape,
    "gaussianNegativeLogLikelihood compares tensors of one shape; got \(mean.shape) and "
      + "\(target.shape).")
  let logTwoPi = 1.8378770664093453
  let squares = square(mean - target.detached()) * exp(-logVariance)
  return reduction(0.5 * (logVariance + squares + logTwoPi))
}
