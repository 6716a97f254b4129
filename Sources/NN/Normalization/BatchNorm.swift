/// By what the sum of squares is divided in the variance with which a batch is normalized.
public enum VarianceDivisor: String, Sendable, Hashable, CaseIterable {
  /// |B|, the number of numbers, as in the paper and in common libraries: the default.
  case count
  /// |B| − 1, as in the lectures: the unbiased estimate. The outputs then have a variance a little
  /// below γ².
  case countMinusOne

  var correction: Int { self == .count ? 0 : 1 }
}

/// y = γ (x − μ) / √(σ² + ε) + β for each channel, with mean μ and variance σ² over the batch and
/// all places of an image.
///
/// x [batch, channels, …]; γ (`scale`) and β (`shift`) [channels], 1 and 0 if nil. Through μ and σ²
/// each output depends on the whole batch, and so does the gradient: with x̂ = (x − μ)/√(σ² + ε)
/// and h = γ ∂L/∂y,
/// ∂L/∂x = (h − mean(h) − x̂ Σ(h x̂) / divisor) / √(σ² + ε).
/// S. Ioffe and C. Szegedy, Batch Normalization, 2015.
public func batchNorm(
  _ x: Tensor, scale: Tensor? = nil, shift: Tensor? = nil, epsilon: Double = 1e-5,
  varianceDivisor: VarianceDivisor = .count
) -> Tensor {
  let axes = statisticsAxes(x)
  let mean = x.mean(axes: axes, keepDimensions: true)
  let variance = x.variance(
    axes: axes, correction: varianceDivisor.correction, keepDimensions: true)
  let normalized = (x - mean) / sqrt(variance + epsilon)
  return affine(normalized, scale, shift)
}

/// y = γ (x − μ) / √(σ² + ε) + β for each channel, with a mean and a variance [channels] that were
/// measured before, as a trained model has them.
public func batchNorm(
  _ x: Tensor, mean: Tensor, variance: Tensor, scale: Tensor? = nil, shift: Tensor? = nil,
  epsilon: Double = 1e-5
) -> Tensor {
  _ = statisticsAxes(x)
  let normalized =
    (x - perChannel(mean, x)) / sqrt(perChannel(variance, x) + epsilon)
  return affine(normalized, scale, shift)
}

/// γ x̂ + β with a number of each for every channel, axis 1.
func affine(_ normalized: Tensor, _ scale: Tensor?, _ shift: Tensor?) -> Tensor {
  var y = normalized
  if let scale { y = y * perChannel(scale, y) }
  if let shift { y = y + perChannel(shift, y) }
  return y
}

/// [channels] → [channels, 1, …], to be broadcast against x [batch, channels, …].
func perChannel(_ values: Tensor, _ x: Tensor) -> Tensor {
  precondition(
    values.shape == [x.shape[1]],
    "A tensor of shape \(x.shape) has \(x.shape[1]) channels; got values of shape \(values.shape)."
  )
  return values.reshaped([values.count] + Array(repeating: 1, count: x.rank - 2))
}

/// All axes but that of the channels.
private func statisticsAxes(_ x: Tensor) -> [Int] {
  precondition(x.rank >= 2, "batchNorm expects [batch, channels, …]; got \(x.shape).")
  return [0] + Array(2..<x.rank)
}
