/// Two classes by the probability p = 1 / (1 + e^−(w · x + b)) of the second.
///
/// The loss is the cross-entropy − Σ t log p + (1 − t) log (1 − p), convex in w and b, plus
/// ½ λ ‖w‖². Its gradient is that of `Linear` with the error p − t at the output. D. Cox, The
/// Regression Analysis of Binary Sequences, 1958.
public final class LogisticRegression: Layer {
  /// w · x + b, with w [1, features] and b [1], zero at first.
  public let linear: Linear
  /// λ, which keeps the weights small; 0 unless given.
  public var penalty: Double

  /// A classifier of [examples, features].
  public init(_ features: Int, penalty: Double = 0, precision: Precision = .float32) {
    linear = Linear.zero(features, precision)
    self.penalty = penalty
  }

  /// The probability of class 1 for each example: [examples, features] → [examples].
  public override func callAsFunction(_ input: Tensor) -> Tensor { sigmoid(scores(input)) }

  /// The mean cross-entropy with classes 0 and 1, and the penalty.
  public func loss(_ input: Tensor, _ labels: [Int]) -> Tensor {
    precondition(
      labels.allSatisfy { $0 == 0 || $0 == 1 }, "The labels of two classes are 0 and 1.")
    let target = Tensor(labels.map(Double.init), precision: input.precision)
    return binaryCrossEntropy(logits: scores(input), target)
      + square(linear.weight).sum() * (penalty / 2)
  }

  private func scores(_ input: Tensor) -> Tensor { linear(input).squeezed(axis: 1) }

  /// The linear part.
  public override var sublayers: [Layer] { [linear] }

  /// The linear part.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(linear, inputShape)]
  }

  /// [examples, features] → [examples].
  public override func outputShape(for inputShape: [Int]) -> [Int] { inputShape.dropLast() }
}

/// Two classes by the sign of w · x + b, with as wide a margin between them as a penalty on
/// violations allows.
///
/// The loss is ½ λ ‖w‖² + mean max(0, 1 − t (w · x + b)) with targets t = ±1: examples beyond the
/// margin of width 2 / ‖w‖ do not count. C. Cortes and V. Vapnik, Support-Vector Networks, 1995.
public final class LinearSVM: Layer {
  /// w · x + b, with w [1, features] and b [1], zero at first.
  public let linear: Linear
  /// λ; the smaller, the less a violation of the margin is tolerated.
  public var penalty: Double

  /// A classifier of [examples, features].
  public init(_ features: Int, penalty: Double = 1e-2, precision: Precision = .float32) {
    linear = Linear.zero(features, precision)
    self.penalty = penalty
  }

  /// w · x + b for each example, positive for class 1: [examples, features] → [examples].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    linear(input).squeezed(axis: 1)
  }

  /// The mean hinge loss with classes 0 and 1 (t = −1 and 1), and the penalty.
  public func loss(_ input: Tensor, _ labels: [Int]) -> Tensor {
    precondition(
      labels.allSatisfy { $0 == 0 || $0 == 1 }, "The labels of two classes are 0 and 1.")
    let target = Tensor(labels.map { Double(2 * $0 - 1) }, precision: input.precision)
    return hinge(self(input), target) + square(linear.weight).sum() * (penalty / 2)
  }

  /// 2 / ‖w‖, the distance between the lines w · x + b = ±1.
  public var margin: Double { withoutGradient { 2 / linear.weight.norm().item } }

  /// The linear part.
  public override var sublayers: [Layer] { [linear] }

  /// The linear part.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(linear, inputShape)]
  }

  /// [examples, features] → [examples].
  public override func outputShape(for inputShape: [Int]) -> [Int] { inputShape.dropLast() }
}

extension Linear {
  /// One output that is 0 everywhere: where a convex problem may start.
  fileprivate static func zero(_ features: Int, _ precision: Precision) -> Linear {
    Linear(
      weight: .zeros([1, features], precision: precision),
      bias: .zeros([1], precision: precision))
  }
}
