/// Layers one after another: each takes the value of the one before.
///
/// ```swift
/// let model = Sequential(Linear(2, 8, using: &generator), Tanh(), Linear(8, 1, using: &generator))
/// ```
public final class Sequential: Layer {
  /// The layers, the first to be applied first.
  public let layers: [Layer]

  /// Layers in the order they are applied; without any, the value is the input.
  public init(_ layers: Layer...) { self.layers = layers }
  /// An array of layers in the order they are applied, for models built in a loop.
  public init(_ layers: [Layer]) { self.layers = layers }

  /// The last layer's value: fₙ(… f₂(f₁(x))).
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    layers.reduce(input) { value, layer in layer(value) }
  }

  /// The layers; all their parameters are the model's.
  public override var sublayers: [Layer] { layers }

  /// The layer at a position.
  public subscript(index: Int) -> Layer { layers[index] }
}
