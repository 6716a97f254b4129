/// y = γ (x − μ) / √(σ² + ε) + β with mean μ and variance σ² (divisor n) over the last axes.
///
/// x [batch…, n…]; γ (`scale`) and β (`shift`) have the shape of the last `axes` axes, 1 and 0 if
/// nil. Each row is normalized by itself, so training and use are the same. With
/// x̂ = (x − μ)/√(σ² + ε) and h = γ ∂L/∂y, ∂L/∂x = (h − mean(h) − x̂ mean(h x̂)) / √(σ² + ε).
/// J. Ba and others, Layer Normalization, 2016.
public func layerNorm(
  _ x: Tensor, scale: Tensor? = nil, shift: Tensor? = nil, axes: Int = 1, epsilon: Double = 1e-5
) -> Tensor {
  precondition(
    (1...max(x.rank, 1)).contains(axes) && x.rank > 0,
    "layerNorm normalizes over 1 to \(x.rank) axes of \(x.shape); got \(axes).")
  let last = Array(x.shape.suffix(axes))
  func fits(_ parameter: Tensor?) -> Bool { parameter == nil || parameter!.shape == last }
  guard fits(scale), fits(shift), scale != nil || shift == nil else {
    return layerNormByDefinition(x, scale: scale, shift: shift, axes: axes, epsilon: epsilon)
  }
  return normalizedRows(
    x, scale: scale, shift: shift, length: last.reduce(1, *), centres: true, epsilon: epsilon)
}

/// `layerNorm` as its formula says it; the other is the same in one pass over each row.
package func layerNormByDefinition(
  _ x: Tensor, scale: Tensor? = nil, shift: Tensor? = nil, axes: Int = 1, epsilon: Double = 1e-5
) -> Tensor {
  let last = Array((x.rank - axes)..<x.rank)
  let mean = x.mean(axes: last, keepDimensions: true)
  let variance = x.variance(axes: last, keepDimensions: true)
  var y = (x - mean) / sqrt(variance + epsilon)
  if let scale { y = y * scale }
  if let shift { y = y + shift }
  return y
}

/// Layer normalization with learned scale and shift; see `layerNorm`.
///
/// Input and output [batch…, features…]; γ and β [features…], 1 and 0 at first.
public final class LayerNorm: Layer {
  /// γ [features…].
  public let scale: Tensor
  /// β [features…].
  public let shift: Tensor
  /// ε, added to the variance.
  public let epsilon: Double

  /// Normalizes over the last axes, which have these lengths.
  public convenience init(
    _ features: Int..., epsilon: Double = 1e-5, precision: Precision = .float32
  ) {
    self.init(
      scale: .ones(features, precision: precision), shift: .zeros(features, precision: precision),
      epsilon: epsilon)
  }

  /// A layer with the given parameters, both [features…].
  public init(scale: Tensor, shift: Tensor, epsilon: Double = 1e-5) {
    precondition(
      scale.shape == shift.shape && scale.rank > 0,
      "LayerNorm needs scale and shift of one shape; got \(scale.shape) and \(shift.shape).")
    self.scale = scale
    self.shift = shift
    self.epsilon = epsilon
    super.init()
    prepareScaleAndShift(scale, shift)
  }

  /// γ (x − μ) / √(σ² + ε) + β, in the input's shape.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(
      input.shape.suffix(scale.rank) == scale.shape[...],
      "LayerNorm expects \(scale.shape) in the last axes; got \(input.shape).")
    return normalizedRows(
      input, scale: scale, shift: shift, length: scale.count, centres: true, epsilon: epsilon)
  }

  /// The scale, then the shift.
  public override var parameters: [Tensor] { [scale, shift] }
}
