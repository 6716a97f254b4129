/// How the losses of the single elements or examples become one.
public enum Reduction: String, Sendable, Hashable {
  case mean
  case sum
  /// Not at all: the loss keeps one number for each.
  case none

  func callAsFunction(_ losses: Tensor) -> Tensor {
    switch self {
    case .mean: losses.mean()
    case .sum: losses.sum()
    case .none: losses
    }
  }
}
