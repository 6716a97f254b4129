/// y = shortcut(x) + s · body(x): what the body learns is a correction of its input.
///
/// The gradient reaches x undiminished through the shortcut, however deep the body is. K. He and
/// others, Deep Residual Learning for Image Recognition, 2016. A scale s of 0.1 to 0.3 keeps the
/// sum of many large bodies stable (C. Szegedy and others, Inception-v4, Inception-ResNet, 2017).
public final class Residual: Layer {
  /// What is added.
  public let body: Layer
  /// The way past it: the identity unless given, a projection where the body changes the shape.
  public let shortcut: Layer
  /// s.
  public let scale: Double

  /// A layer that adds to its input, or to a shortcut's value, what `body` makes of it.
  public init(_ body: Layer, shortcut: Layer = Identity(), scale: Double = 1) {
    self.body = body
    self.shortcut = shortcut
    self.scale = scale
  }

  /// shortcut(x) + s · body(x), both of one shape.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    let (kept, change) = (shortcut(input), body(input))
    precondition(
      kept.shape == change.shape,
      "Residual adds a body's value to its shortcut's, of one shape; got \(change.shape) and "
        + "\(kept.shape).")
    return kept + (scale == 1 ? change : scale * change)
  }

  /// The body, then the shortcut.
  public override var sublayers: [Layer] { [body, shortcut] }

  /// Both, with the same input.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(body, inputShape), (shortcut, inputShape)]
  }

  /// The body's.
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    body.outputShape(for: inputShape)
  }
}
