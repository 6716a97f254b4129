/// Which length of a vector is meant.
public enum Norm: Sendable, Hashable {
  /// Σ |xᵢ|
  case l1
  /// √Σ xᵢ²
  case l2
  /// max |xᵢ|
  case maximum
}

extension Tensor {
  /// The length of all elements as one vector, √Σ xᵢ² unless another norm is asked for.
  public func norm(_ kind: Norm = .l2) -> Tensor { norm(kind, axes: Array(0..<rank)) }

  /// The length of the vectors along an axis; −1 is the last.
  public func norm(_ kind: Norm = .l2, axis: Int, keepDimensions: Bool = false) -> Tensor {
    norm(kind, axes: [axis], keepDimensions: keepDimensions)
  }

  /// The length of the vectors that lie along several axes.
  ///
  /// ∂‖x‖₂/∂xᵢ = xᵢ / ‖x‖₂. At x = 0, where a length has a kink, the gradient is 0.
  public func norm(_ kind: Norm = .l2, axes: [Int], keepDimensions: Bool = false) -> Tensor {
    switch kind {
    case .l1: return abs(self).sum(axes: axes, keepDimensions: keepDimensions)
    case .maximum: return abs(self).max(axes: axes, keepDimensions: keepDimensions)
    case .l2:
      let squares = square(self).sum(axes: axes, keepDimensions: keepDimensions)
      // The root of a 1 in a zero's place, taken away after: a slope of 0 instead of 0 · ∞.
      let isZero = squares .== 0
      return sqrt(squares + isZero) - isZero
    }
  }

  /// √variance over all elements; see `standardDeviation(axes:)`.
  public func standardDeviation(correction: Int = 0) -> Tensor {
    standardDeviation(axes: Array(0..<rank), correction: correction)
  }

  /// √variance along an axis; see `standardDeviation(axes:)`.
  public func standardDeviation(
    axis: Int, correction: Int = 0, keepDimensions: Bool = false
  ) -> Tensor {
    standardDeviation(axes: [axis], correction: correction, keepDimensions: keepDimensions)
  }

  /// √(Σ (x − mean)² / (n − correction)) along several axes.
  ///
  /// ≠ lib: correction 0 unless asked for, as in `variance`; PyTorch's default is 1. Where all
  /// numbers are equal the gradient is 0.
  public func standardDeviation(
    axes: [Int], correction: Int = 0, keepDimensions: Bool = false
  ) -> Tensor {
    let variance = variance(axes: axes, correction: correction, keepDimensions: keepDimensions)
    let isZero = variance .== 0
    return sqrt(variance + isZero) - isZero
  }
}
