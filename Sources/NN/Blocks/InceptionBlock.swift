/// Convolutions of several sizes beside one another, joined along the channels: 1×1, 1×1 → 3×3,
/// 1×1 → 5×5, and 3×3 max pooling → 1×1, each convolution followed by ReLU.
///
/// [batch, inputs, height, width] → [batch, outputs, height, width]. The 1×1 convolutions before
/// the large ones reduce the channels that these have to see. C. Szegedy and others, Going Deeper
/// with Convolutions, 2015.
/// ```swift
/// // The paper's block 3a: 192 → 64 + 128 + 32 + 32 = 256 channels.
/// InceptionBlock(192, one: 64, three: (96, 128), five: (16, 32), pooled: 32, using: &generator)
/// ```
public final class InceptionBlock: Layer {
  /// The four branches in the order named.
  public let branches: Branches

  /// - Parameters:
  ///   - one: The outputs of the 1×1 convolution.
  ///   - three: The channels after the reduction, and the outputs of the 3×3 convolution.
  ///   - five: The channels after the reduction, and the outputs of the 5×5 convolution.
  ///   - pooled: The outputs of the 1×1 convolution behind the pooling.
  ///   - normalized: Whether every convolution is followed by batch normalization (and has no
  ///     bias), as in the paper's successors.
  public init(
    _ inputs: Int, one: Int, three: (reduced: Int, outputs: Int),
    five: (reduced: Int, outputs: Int), pooled: Int, normalized: Bool = false,
    initializer: Initializer = .heNormal, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    func step(_ inputs: Int, _ outputs: Int, _ kernel: Int) -> [Layer] {
      let conv = Conv2d(
        inputs, outputs, kernel, padding: kernel / 2, bias: !normalized,
        initializer: initializer, precision: precision, using: &generator)
      return normalized
        ? [conv, BatchNorm2d(outputs, precision: precision), ReLU()] : [conv, ReLU()]
    }
    branches = Branches(
      Sequential(step(inputs, one, 1)),
      Sequential(step(inputs, three.reduced, 1) + step(three.reduced, three.outputs, 3)),
      Sequential(step(inputs, five.reduced, 1) + step(five.reduced, five.outputs, 5)),
      Sequential([MaxPool2d(3, stride: 1, padding: 1)] + step(inputs, pooled, 1)))
  }

  /// The four branches' values, joined along the channels.
  public override func callAsFunction(_ input: Tensor) -> Tensor { branches(input) }

  /// The branches.
  public override var sublayers: [Layer] { [branches] }

  /// The branches.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(branches, inputShape)]
  }
}
