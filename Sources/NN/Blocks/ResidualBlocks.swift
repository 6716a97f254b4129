/// Two 3×3 convolutions with batch normalization and ReLU, past which the input is added:
/// y = relu(norm(conv(relu(norm(conv(x))))) + shortcut(x)).
///
/// [batch, inputs, height, width] → [batch, outputs, height / stride, width / stride]. Where the
/// shape changes, the shortcut is a 1×1 convolution of the same stride with batch normalization
/// (the paper's option B). K. He and others, Deep Residual Learning for Image Recognition, 2016:
/// the block of networks of 18 and 34 layers; from 50 layers on see `BottleneckBlock`.
public final class ResidualBlock: ResidualBody {
  /// - Parameters:
  ///   - stride: The step of the first convolution.
  ///   - zeroInitialized: Whether the last normalization starts with γ = 0, so that the new block
  ///     hands on relu(shortcut(x)) (P. Goyal and others, Accurate, Large Minibatch SGD, 2017).
  ///   - initializer: How the convolutions are drawn; He's normal rule unless given.
  public init(
    _ inputs: Int, _ outputs: Int, stride: Int = 1, zeroInitialized: Bool = false,
    initializer: Initializer = .heNormal, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    let draw = BlockConvolutions(initializer, precision)
    let body = Sequential(
      draw.conv(inputs, outputs, 3, stride: stride, &generator),
      BatchNorm2d(outputs, precision: precision), ReLU(),
      draw.conv(outputs, outputs, 3, &generator),
      BatchNorm2d(outputs, initialScale: zeroInitialized ? 0 : 1, precision: precision))
    super.init(
      body, shortcut: draw.shortcut(inputs, outputs, stride: stride, &generator))
  }
}

/// A 1×1 convolution to few channels, a 3×3 among them and a 1×1 back to many, each with batch
/// normalization, past which the input is added.
///
/// [batch, inputs, height, width] → [batch, outputs, height / stride, width / stride]. The 3×3
/// convolution, which has the stride, sees only `width` channels, a quarter of the outputs unless
/// given. K. He and others, Deep Residual Learning for Image Recognition, 2016: the block of
/// networks of 50 layers and more (the lectures draw two convolutions in every block). The stride
/// stands in the 3×3, as common libraries have it; the paper has it in the first 1×1.
public final class BottleneckBlock: ResidualBody {
  /// - Parameters:
  ///   - width: The channels of the 3×3 convolution.
  ///   - zeroInitialized: Whether the last normalization starts with γ = 0; see `ResidualBlock`.
  ///   - initializer: How the convolutions are drawn; He's normal rule unless given.
  public init(
    _ inputs: Int, _ outputs: Int, width: Int? = nil, stride: Int = 1,
    zeroInitialized: Bool = false, initializer: Initializer = .heNormal,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    let draw = BlockConvolutions(initializer, precision)
    let width = width ?? outputs / 4
    let body = Sequential(
      draw.conv(inputs, width, 1, &generator), BatchNorm2d(width, precision: precision), ReLU(),
      draw.conv(width, width, 3, stride: stride, &generator),
      BatchNorm2d(width, precision: precision), ReLU(),
      draw.conv(width, outputs, 1, &generator),
      BatchNorm2d(outputs, initialScale: zeroInitialized ? 0 : 1, precision: precision))
    super.init(
      body, shortcut: draw.shortcut(inputs, outputs, stride: stride, &generator))
  }
}

/// relu(shortcut(x) + body(x)): what the residual blocks have in common.
public class ResidualBody: Layer {
  /// The convolutions and normalizations, and the way past them.
  public let sum: Residual
  private let activation = ReLU()

  init(_ body: Sequential, shortcut: Layer) { sum = Residual(body, shortcut: shortcut) }

  /// relu(shortcut(x) + body(x)).
  public override func callAsFunction(_ input: Tensor) -> Tensor { relu(sum(input)) }

  /// The sum, then ReLU.
  public override var sublayers: [Layer] { [sum, activation] }

  /// The sum, then ReLU.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(sum, inputShape), (activation, sum.outputShape(for: inputShape))]
  }
}

/// Convolutions as blocks use them: no bias, as batch normalization follows; the image's size is
/// kept but for the stride.
struct BlockConvolutions {
  let initializer: Initializer
  let precision: Precision

  init(_ initializer: Initializer, _ precision: Precision) {
    self.initializer = initializer
    self.precision = precision
  }

  func conv(
    _ inputs: Int, _ outputs: Int, _ kernel: Int, stride: Int = 1,
    _ generator: inout SeededGenerator
  ) -> Conv2d {
    Conv2d(
      inputs, outputs, kernel, stride: stride, padding: kernel / 2, bias: false,
      initializer: initializer, precision: precision, using: &generator)
  }

  /// The identity where the shape stays, else a projection.
  func shortcut(
    _ inputs: Int, _ outputs: Int, stride: Int, _ generator: inout SeededGenerator
  ) -> Layer {
    if inputs == outputs && stride == 1 { return Identity() }
    return Sequential(
      conv(inputs, outputs, 1, stride: stride, &generator),
      BatchNorm2d(outputs, precision: precision))
  }
}
