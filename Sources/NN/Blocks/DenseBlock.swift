/// Convolutions that each see the block's input and all values before theirs, joined along the
/// channels.
///
/// [batch, inputs, height, width] → [batch, inputs + layers · growth, height, width]. A step is
/// batch normalization, ReLU and a 3×3 convolution to `growth` channels; with a `bottleneck`, a 1×1
/// convolution to 4 · growth channels stands before. G. Huang and others, Densely Connected
/// Convolutional Networks, 2017.
public final class DenseBlock: Layer {
  /// The steps, each of which adds `growth` channels.
  public let steps: [Sequential]

  /// - Parameters:
  ///   - layers: The number of steps.
  ///   - growth: The channels that each adds.
  public init(
    _ inputs: Int, layers: Int, growth: Int, bottleneck: Bool = false,
    initializer: Initializer = .heNormal, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    let draw = BlockConvolutions(initializer, precision)
    steps = (0..<layers).map { index in
      var channels = inputs + index * growth
      var parts: [Layer] = []
      if bottleneck {
        parts += [BatchNorm2d(channels, precision: precision), ReLU()]
        parts.append(draw.conv(channels, 4 * growth, 1, &generator))
        channels = 4 * growth
      }
      parts += [BatchNorm2d(channels, precision: precision), ReLU()]
      parts.append(draw.conv(channels, growth, 3, &generator))
      return Sequential(parts)
    }
  }

  /// The input and the values of all steps, joined along the channels.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    steps.reduce(input) { known, step in concat([known, step(known)], axis: 1) }
  }

  /// The steps.
  public override var sublayers: [Layer] { steps }

  /// The steps, each with more channels than the one before.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    var shape = inputShape
    return steps.map { step in
      let received = shape
      shape[1] += step.outputShape(for: received)[1]
      return (step, received)
    }
  }

  /// The input's shape with all steps' channels added.
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    var shape = inputShape
    for (step, received) in calls(for: inputShape) {
      shape[1] += step.outputShape(for: received)[1]
    }
    return shape
  }
}
