/// Layers one after another: each takes the value of the one before.
///
/// ```swift
/// let model = Sequential(Linear(2, 8, using: &generator), Tanh(), Linear(8, 1, using: &generator))
/// ```
public final class Sequential: Layer {
  public let layers: [Layer]

  public init(_ layers: Layer...) { self.layers = layers }
  public init(_ layers: [Layer]) { self.layers = layers }

  public override func callAsFunction(_ input: Tensor) -> Tensor {
    layers.reduce(input) { value, layer in layer(value) }
  }

  public override var sublayers: [Layer] { layers }

  /// The layer at a position.
  public subscript(index: Int) -> Layer { layers[index] }
}
