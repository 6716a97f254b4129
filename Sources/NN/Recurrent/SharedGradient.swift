/// What each use of a shared parameter contributes to its gradient.
///
/// A parameter that stands in several places, as a recurrent weight does at every step, receives
/// the sum of what it would receive in each: ∂L/∂w = Σₜ ∂L/∂wₜ, where wₜ is the copy of step t.
///
/// ```swift
/// let shared = SharedGradient(of: w, uses: x.count) { copies in
///   copies.indices.map { copies[$0] * x[$0] }.reduce(Tensor(0)) { $0 + $1 }
/// }
/// shared.sum        // what backward() gives
/// shared.average    // sum / uses
/// ```
/// Some texts update with the average. It is the same direction, a step `uses` times as short: with
/// plain gradient descent a matter of the learning rate, but no longer where sequences have
/// different lengths.
public struct SharedGradient {
  /// ∂L/∂wₜ, one a use.
  public let contributions: [Tensor]

  /// The gradients of `loss`, whose value is one number, by each of its `uses` copies of w.
  public init(of parameter: Tensor, uses: Int, loss: (_ copies: [Tensor]) -> Tensor) {
    precondition(uses > 0, "A shared parameter has at least one use; got \(uses).")
    contributions = gradients(of: loss, at: Array(repeating: parameter, count: uses))
  }

  /// Σₜ ∂L/∂wₜ: the gradient of the shared parameter.
  public var sum: Tensor { contributions.dropFirst().reduce(contributions[0]) { $0 + $1 } }

  /// The sum divided by the number of uses.
  public var average: Tensor { sum / Double(contributions.count) }
}
