/// Layers one after another: each takes the value of the one before.
///
/// ```swift
/// let model = Sequential(Linear(2, 8, using: &generator), Tanh(), Linear(8, 1, using: &generator))
/// ```
/// Where a layer can compute the next one's value with its own, as batch normalization can with
/// `ReLU`, it is asked to (`Layer.fused`).
public final class Sequential: Layer {
  /// The layers, the first to be applied first.
  public let layers: [Layer]

  /// Layers in the order they are applied; without any, the value is the input.
  public init(_ layers: Layer...) { self.layers = layers }
  /// An array of layers in the order they are applied, for models built in a loop.
  public init(_ layers: [Layer]) { self.layers = layers }

  /// The last layer's value: fₙ(… f₂(f₁(x))).
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    var value = input
    var index = 0
    while index < layers.count {
      if index + 1 < layers.count,
        let both = layers[index].fused(with: layers[index + 1], at: value)
      {
        value = both
        index += 2
      } else {
        value = layers[index](value)
        index += 1
      }
    }
    return value
  }

  /// The layers; all their parameters are the model's.
  public override var sublayers: [Layer] { layers }

  /// The layers, each with the shape of the value of the one before.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    var shape = inputShape
    return layers.map { layer in
      let received = shape
      shape = layer.outputShape(for: received)
      return (layer, received)
    }
  }

  /// The layer at a position.
  public subscript(index: Int) -> Layer { layers[index] }
}
