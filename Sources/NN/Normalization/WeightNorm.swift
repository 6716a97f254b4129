/// W = g V / ‖V‖, with one length g and one norm for each output: the first axis.
///
/// V (`direction`) [outputs, …], g (`length`) [outputs]. Length and direction of each row are then
/// learned apart. T. Salimans and D. Kingma, Weight Normalization, 2016.
public func weightNormalized(_ direction: Tensor, length: Tensor) -> Tensor {
  precondition(
    direction.rank >= 2 && length.shape == [direction.shape[0]],
    "Weight normalization of a direction \(direction.shape) needs a length for each of its rows; "
      + "got \(length.shape).")
  let rows = direction.reshaped([direction.shape[0], -1])
  let norms = sqrt(square(rows).sum(axis: 1))
  return (rows * (length / norms).expanded(at: 1)).reshaped(direction.shape)
}

/// A layer whose weight is given by length and direction; see `weightNormalized`.
///
/// ```swift
/// WeightNorm(Linear(64, 10, using: &generator))
/// ```
/// It starts with the weight that the layer has: V = W, g = ‖W‖. Input and output are the layer's.
public final class WeightNorm: Layer {
  /// V, in the weight's shape.
  public let direction: Tensor
  /// g, [outputs].
  public let length: Tensor
  /// The layer's own bias; nil for a layer without.
  public let bias: Tensor?
  /// The layer whose shapes these are; its weight is no longer used.
  private let layer: Layer
  private let value: (_ input: Tensor, _ weight: Tensor) -> Tensor

  /// A linear layer's weight by length and direction.
  public convenience init(_ layer: Linear) {
    self.init(layer, layer.weight, layer.bias) { linear($0, $1, layer.bias) }
  }

  /// A convolution's weight by length and direction of each output's kernel.
  public convenience init(_ layer: Conv2d) {
    self.init(layer, layer.weight, layer.bias) { input, weight in
      conv2d(
        input, weight, layer.bias, stride: layer.stride, padding: layer.padding,
        dilation: layer.dilation, groups: layer.groups, flipped: layer.flipped)
    }
  }

  /// - Parameter value: The layer's value with another weight.
  private init(
    _ layer: Layer, _ weight: Tensor, _ bias: Tensor?,
    value: @escaping (_ input: Tensor, _ weight: Tensor) -> Tensor
  ) {
    self.layer = layer
    self.bias = bias
    self.value = value
    direction = weight.detached()
    let rows = direction.reshaped([direction.shape[0], -1])
    length = sqrt(square(rows).sum(axis: 1))
    super.init()
    for (parameter, name) in [(direction, "direction"), (length, "length")] {
      parameter.name = name
      parameter.requiresGradient = true
    }
  }

  /// The layer's value with the weight g V / ‖V‖.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    value(input, weightNormalized(direction, length: length))
  }

  /// The direction, the length, and the bias if there is one.
  public override var parameters: [Tensor] { [direction, length] + (bias.map { [$0] } ?? []) }

  /// The layer's.
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    layer.outputShape(for: inputShape)
  }

  /// The layer's; the norms of the weight are not counted.
  public override func macs(for inputShape: [Int]) -> Int { layer.macs(for: inputShape) }
}
