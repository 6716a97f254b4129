/// Scales the weights of a new model, layer by layer, until each layer's outputs on a batch have
/// variance 1.
///
/// ```swift
/// let model = Sequential(
///   Linear(64, 100, initializer: .orthogonal, using: &generator), ReLU(),
///   Linear(100, 10, initializer: .orthogonal, using: &generator))
/// scaleToUnitVariance(model, on: batch)
/// ```
/// The rules that look at the number of inputs alone assume that nothing is known about the
/// activation function and the data; this one looks. Start from orthogonal weights. D. Mishkin and
/// J. Matas, All You Need Is a Good Init, 2016 (layer-sequential unit variance).
///
/// Layers inside `Sequential`s are scaled one by one, however nested. Any other layer that
/// consists of layers is scaled by its last weight alone. Biases stay as they are.
///
/// - Parameters:
///   - tolerance: How far from 1 a variance may be.
///   - rounds: How often a layer is measured at most; with biases once is not enough.
/// - Returns: The model's output on the batch.
@discardableResult
public func scaleToUnitVariance(
  _ model: Layer, on batch: Tensor, tolerance: Double = 0.01, rounds: Int = 10
) -> Tensor {
  withoutGradient {
    if let chain = model as? Sequential {
      return chain.layers.reduce(batch) { value, layer in
        scaleToUnitVariance(layer, on: value, tolerance: tolerance, rounds: rounds)
      }
    }
    var output = model(batch)
    guard let weight = model.parameters.last(where: { $0.rank >= 2 }) else { return output }
    for _ in 0..<rounds {
      let variance = output.variance().item
      guard variance > 0, (variance - 1).magnitude > tolerance else { break }
      weight.assign(weight / variance.squareRoot())
      output = model(batch)
    }
    return output
  }
}
