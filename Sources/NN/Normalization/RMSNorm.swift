/// y = γ x / √(mean(x²) + ε) over the last axis: layer normalization without its mean.
///
/// x [batch…, n], γ (`scale`) [n], 1 if nil. With r = 1 / √(mean(x²) + ε) and h = γ ∂L/∂y,
/// ∂L/∂x = r (h − x r² mean(h x)). B. Zhang and R. Sennrich, Root Mean Square Layer Normalization,
/// 2019.
public func rmsNorm(_ x: Tensor, scale: Tensor? = nil, epsilon: Double = 1e-6) -> Tensor {
  let y = x / sqrt(square(x).mean(axis: -1, keepDimensions: true) + epsilon)
  return scale.map { y * $0 } ?? y
}

/// Root mean square normalization with a learned scale; see `rmsNorm`.
///
/// Input and output [batch…, features]; γ [features], 1 at first.
public final class RMSNorm: Layer {
  /// γ [features].
  public let scale: Tensor
  /// ε, added to the mean square.
  public let epsilon: Double

  /// Normalizes over a last axis of this length.
  public convenience init(
    _ features: Int, epsilon: Double = 1e-6, precision: Precision = .float32
  ) {
    self.init(scale: .ones([features], precision: precision), epsilon: epsilon)
  }

  /// A layer with the given scale [features].
  public init(scale: Tensor, epsilon: Double = 1e-6) {
    precondition(scale.rank == 1, "RMSNorm's scale has shape [features]; got \(scale.shape).")
    self.scale = scale
    self.epsilon = epsilon
    super.init()
    prepareScaleAndShift(scale)
  }

  /// γ x / √(mean(x²) + ε), in the input's shape.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(
      input.shape.last == scale.count,
      "RMSNorm expects \(scale.count) features in the last axis; got \(input.shape).")
    return normalizedRows(
      input, scale: scale, shift: nil, length: scale.count, centres: false, epsilon: epsilon)
  }

  /// The scale.
  public override var parameters: [Tensor] { [scale] }
}
