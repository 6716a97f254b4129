/// Brings each feature to a common range: y = (x − centre) · factor, one pair of numbers a feature.
///
/// ```swift
/// let scaler = FeatureScaler.standard(training.inputs)
/// let (x, test) = (scaler(training.inputs), scaler(heldOut.inputs))
/// ```
/// The numbers come from the training examples alone: those held out must not be looked at. Input
/// [examples, features…]. A feature that never changes keeps its size and is only moved.
public struct FeatureScaler {
  /// What is subtracted from each feature, in the shape of one example.
  public let centre: Tensor
  /// What each feature is multiplied by.
  public let factor: Tensor
  /// What is added after it: where `centre` goes to.
  public let target: Double

  /// Mean 0 and variance 1 (the variance with divisor n).
  public static func standard(_ training: Tensor) -> FeatureScaler {
    withoutGradient {
      let deviation = sqrt(training.variance(axis: 0))
      return FeatureScaler(
        centre: training.mean(axis: 0), factor: inverse(deviation, of: 1), target: 0)
    }
  }

  /// The smallest value goes to `low` and the largest to `high`: for sigmoid targets 0.15 to 0.85,
  /// where its slope is not yet small; for tanh −1 to 1.
  public static func range(
    _ training: Tensor, from low: Double = 0.15, to high: Double = 0.85
  ) -> FeatureScaler {
    precondition(low < high, "A range goes from a lower to a higher number; got \(low) to \(high).")
    return withoutGradient {
      let (bottom, top) = (training.min(axis: 0), training.max(axis: 0))
      return FeatureScaler(
        centre: (bottom + top) / 2, factor: inverse(top - bottom, of: high - low),
        target: (low + high) / 2)
    }
  }

  private static func inverse(_ sizes: Tensor, of width: Double) -> Tensor {
    let values = sizes.values.map { $0 > 0 ? width / $0 : 1 }
    return Tensor(values, shape: sizes.shape, precision: sizes.precision)
  }
}

extension FeatureScaler {
  /// The scaled examples.
  public func callAsFunction(_ inputs: Tensor) -> Tensor { (inputs - centre) * factor + target }

  /// The examples as they were before scaling.
  public func undo(_ scaled: Tensor) -> Tensor { (scaled - target) / factor + centre }

  /// A sentence about targets that a scaled tanh, 1.716 tanh(2x/3), reaches only with infinite
  /// weights; nil for those within ±1.7.
  ///
  /// With targets ±1 the unit works where its second derivative is largest; with ±1.716 weights
  /// grow without end (Y. LeCun and others, Efficient BackProp, 1998).
  public static func warning(forTargetsFrom low: Double, to high: Double) -> String? {
    guard max(low.magnitude, high.magnitude) > 1.7 else { return nil }
    return "Targets from \(low) to \(high) lie at the limits ±1.716 of the scaled tanh, which only "
      + "infinite weights reach: use −1 to 1."
  }
}

extension Dataset {
  /// The labels as rows of 0 with a single 1, [examples, classes].
  public var oneHot: Tensor { .oneHot(labels, classes: classes, precision: inputs.precision) }

  /// The labels as rows of −1 with a single +1, [examples, classes]: targets for tanh.
  public var plusMinusOne: Tensor { withoutGradient { oneHot * 2 - 1 } }

  /// Two classes as a column of −1 (class 0) and +1 (class 1), [examples, 1].
  public var signs: Tensor {
    precondition(classes <= 2, "signs is for two classes; this dataset has \(classes).")
    return withoutGradient { targets * 2 - 1 }
  }
}
