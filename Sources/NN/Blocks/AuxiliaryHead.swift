/// A model with a second output on the way, whose loss helps to train the lower layers.
///
/// ```swift
/// let (logits, early) = model.outputs(images)
/// let loss = crossEntropy(logits, labels: labels)
///   + model.weight * crossEntropy(early, labels: labels)
/// ```
/// In use the model's value is the last output alone. C. Szegedy and others, Going Deeper with
/// Convolutions, 2015, with a weight of 0.3.
public final class AuxiliaryHead: Layer {
  /// What both outputs are computed from.
  public let trunk: Layer
  /// From the trunk's value to the last output.
  public let rest: Layer
  /// From the trunk's value to the early output.
  public let head: Layer
  /// The share of the early output's loss.
  public let weight: Double

  /// A model cut in two, and a head where it is cut.
  public init(trunk: Layer, rest: Layer, head: Layer, weight: Double = 0.3) {
    self.trunk = trunk
    self.rest = rest
    self.head = head
    self.weight = weight
  }

  /// The last output.
  public override func callAsFunction(_ input: Tensor) -> Tensor { rest(trunk(input)) }

  /// Both outputs, with the trunk computed once.
  public func outputs(_ input: Tensor) -> (last: Tensor, early: Tensor) {
    let value = trunk(input)
    return (rest(value), head(value))
  }

  /// The trunk, the rest and the head.
  public override var sublayers: [Layer] { [trunk, rest, head] }

  /// What the last output takes: the trunk and the rest.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(trunk, inputShape), (rest, trunk.outputShape(for: inputShape))]
  }
}
