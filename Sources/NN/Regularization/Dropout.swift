/// Where the factor stands that keeps a unit's expected value the same in training and in use.
public enum DropoutMode: String, Sendable, Hashable, CaseIterable {
  /// 1/p in training, nothing in use, as in common libraries: the default, because a trained model
  /// then needs no change.
  case inverted
  /// Nothing in training, p in use, as in the lectures and the paper. To scale a unit's value by p
  /// is to scale the weights that it meets next.
  case standard
}

/// x · mask in training, divided by p if `mode` is inverted; mask 1 = kept, 0 = dropped.
///
/// The mask has x's shape, or one that broadcasts to it: [batch, channels, 1, 1] drops whole
/// channels. Each kept unit was kept with probability p (`keepProbability`).
public func dropout(
  _ x: Tensor, mask: Tensor, keepProbability: Double, mode: DropoutMode = .inverted
) -> Tensor {
  checkProbability(keepProbability)
  switch mode {
  case .inverted: return x * (mask.detached() / keepProbability)
  case .standard: return x * mask.detached()
  }
}

/// Units left out at random in training, each kept with probability p.
///
/// A new mask is drawn for every forward pass. In use (`evaluate()`) all units take part; see
/// `DropoutMode` for the factor. The number is the probability to **keep** a unit, as in the
/// lectures; most libraries ask for the probability to drop one (`dropProbability`).
///
/// ```swift
/// Dropout(keepProbability: 0.8, using: &generator)
/// Dropout(dropProbability: 0.2, using: &generator)        // the same
/// ```
/// N. Srivastava and others, Dropout, 2014.
public final class Dropout: RandomLayer {
  /// p, above 0 and at most 1.
  public let keepProbability: Double
  /// Where the factor stands.
  public let mode: DropoutMode

  /// Keeps each unit with the given probability.
  public init(
    keepProbability: Double, mode: DropoutMode = .inverted,
    using generator: inout SeededGenerator
  ) {
    checkProbability(keepProbability)
    self.keepProbability = keepProbability
    self.mode = mode
    super.init(using: &generator)
  }

  /// Drops each unit with the given probability.
  public convenience init(
    dropProbability: Double, mode: DropoutMode = .inverted,
    using generator: inout SeededGenerator
  ) {
    self.init(keepProbability: 1 - dropProbability, mode: mode, using: &generator)
  }

  /// The input with some units zero, in its shape.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    if isTraining {
      let mask = draw {
        Tensor.mask(
          input.shape, probability: keepProbability, precision: input.precision, using: &$0)
      }
      return dropout(input, mask: mask, keepProbability: keepProbability, mode: mode)
    }
    return mode == .standard ? keepProbability * input : input
  }
}

private func checkProbability(_ keepProbability: Double) {
  precondition(
    keepProbability > 0 && keepProbability <= 1,
    "Dropout keeps a unit with a probability above 0 and at most 1; got \(keepProbability).")
}
