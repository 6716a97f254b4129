/// Damage for a denoising network to repair; inputs of any shape, with numbers from 0 to 1.
///
/// ```swift
/// let damaged = Corruption.saltAndPepper(0.1)(batch.inputs, using: &generator)
/// ```
/// P. Vincent and others, Extracting and Composing Robust Features with Denoising Autoencoders, 2008.
public enum Corruption: Sendable, Hashable {
  /// Each number is 0 with this probability.
  case masking(Double)
  /// Each number is 0 or 1, alike likely, with this probability.
  case saltAndPepper(Double)
  /// Normal noise of this standard deviation is added to each number.
  case normal(Double)

  /// A damaged copy.
  public func callAsFunction(
    _ inputs: Tensor, using generator: inout SeededGenerator
  ) -> Tensor {
    func random() -> Tensor {
      .uniform(inputs.shape, precision: inputs.precision, using: &generator)
    }
    switch self {
    case .masking(let rate):
      return withoutGradient { inputs * (random() .>= rate) }
    case .saltAndPepper(let rate):
      return withoutGradient {
        let isHit = random() .< rate
        return select(isHit, random() .< 0.5, inputs)
      }
    case .normal(let deviation):
      return withoutGradient {
        inputs
          + .normal(
            inputs.shape, standardDeviation: deviation, precision: inputs.precision,
            using: &generator)
      }
    }
  }
}
