/// A threshold unit that learns: the sign of w · x + b, corrected where it is wrong.
///
/// ```swift
/// var unit = Perceptron(inputs: 2)
/// unit.train(rows, targets: [-1, -1, -1, 1], epochs: 100)      // and
/// unit([1, 1])                                                 // 1
/// ```
/// Targets are −1 and 1; a sum of exactly 0 counts as −1. F. Rosenblatt, The Perceptron, 1958. If
/// some unit separates the examples, at most (R/γ)² corrections are needed, where R is the length
/// of the longest example and γ the margin (A. Novikoff, 1962); if none does, they never end.
public struct Perceptron: Sendable, Hashable {
  /// One weight for each input.
  public var weights: [Double]
  /// b, the negative threshold.
  public var bias: Double

  /// A unit that starts from zero weights.
  public init(inputs: Int) {
    self.init(weights: Array(repeating: 0, count: inputs), bias: 0)
  }

  /// A unit with given weights: a gate, for example.
  public init(weights: [Double], bias: Double) {
    self.weights = weights
    self.bias = bias
  }
}

extension Perceptron {
  /// 1 if w · x + b > 0, else −1.
  public func callAsFunction(_ x: [Double]) -> Double { total(x) > 0 ? 1 : -1 }

  /// w · x + b
  public func total(_ x: [Double]) -> Double {
    precondition(
      x.count == weights.count,
      "A perceptron of \(weights.count) inputs got an example of \(x.count).")
    return zip(weights, x).reduce(bias) { $0 + $1.0 * $1.1 }
  }

  /// Hebb's rule, whatever the unit says: w ← w + η t x, b ← b + η t. What is active together is
  /// wired together.
  public mutating func strengthen(_ x: [Double], target: Double, rate: Double = 1) {
    precondition(x.count == weights.count, "\(weights.count) weights, \(x.count) inputs.")
    for (index, value) in x.enumerated() { weights[index] += rate * target * value }
    bias += rate * target
  }

  /// Rosenblatt's rule: Hebb's, only where the unit is wrong.
  ///
  /// - Returns: Whether it was.
  @discardableResult
  public mutating func correct(_ x: [Double], target: Double, rate: Double = 1) -> Bool {
    if self(x) == target { return false }
    strengthen(x, target: target, rate: rate)
    return true
  }

  /// Shows all examples in order, up to so many times, until none is wrong.
  ///
  /// - Returns: How often the weights were corrected, the epochs shown, and whether the last was
  ///   without mistake.
  @discardableResult
  public mutating func train(
    _ examples: [[Double]], targets: [Double], epochs: Int, rate: Double = 1
  ) -> (corrections: Int, epochs: Int, converged: Bool) {
    precondition(
      examples.count == targets.count && targets.allSatisfy { $0.magnitude == 1 },
      "A perceptron needs a target of −1 or 1 for each of \(examples.count) examples; "
        + "got \(targets).")
    var corrections = 0
    for epoch in 0..<epochs {
      var mistakes = 0
      for (x, target) in zip(examples, targets) where correct(x, target: target, rate: rate) {
        mistakes += 1
      }
      corrections += mistakes
      if mistakes == 0 { return (corrections, epoch + 1, true) }
    }
    return (corrections, epochs, false)
  }
}
