// Poolings as layers, to stand in a `Sequential`. All but the last have no parameters.

/// The largest number of each window; see `maxPool2d`.
public final class MaxPool2d: Layer {
  /// The window's rows and columns.
  public let kernel: [Int]
  /// The step between windows.
  public let stride: [Int]
  /// The padding around the image, which never wins.
  public let padding: any PaddingRule

  /// - Parameter stride: The window itself unless given.
  public init(
    _ kernel: some PerAxis, stride: (any PerAxis)? = nil, padding: some PaddingRule = 0
  ) {
    self.kernel = kernel.lengthPerAxis
    self.stride = stride?.lengthPerAxis ?? kernel.lengthPerAxis
    self.padding = padding
  }

  /// [batch, channels, height, width] → [batch, channels, rows, columns].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    maxPool2d(input, kernel, stride: stride, padding: padding)
  }

  /// [batch, channels, rows, columns].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    pooledShape(inputShape, kernel, stride, padding)
  }
}

/// The mean of each window; see `averagePool2d`.
public final class AveragePool2d: Layer {
  /// The window's rows and columns.
  public let kernel: [Int]
  /// The step between windows.
  public let stride: [Int]
  /// The zeros around the image.
  public let padding: any PaddingRule
  /// Whether zeros of the padding count as numbers.
  public let countsPadding: Bool

  /// - Parameter stride: The window itself unless given.
  public init(
    _ kernel: some PerAxis, stride: (any PerAxis)? = nil, padding: some PaddingRule = 0,
    countsPadding: Bool = true
  ) {
    self.kernel = kernel.lengthPerAxis
    self.stride = stride?.lengthPerAxis ?? kernel.lengthPerAxis
    self.padding = padding
    self.countsPadding = countsPadding
  }

  /// [batch, channels, height, width] → [batch, channels, rows, columns].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    averagePool2d(
      input, kernel, stride: stride, padding: padding, countsPadding: countsPadding)
  }

  /// [batch, channels, rows, columns].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    pooledShape(inputShape, kernel, stride, padding)
  }
}

/// The mean of each channel; see `globalAveragePool2d`.
public final class GlobalAveragePool2d: Layer {
  /// A layer without parameters.
  public override init() {}
  /// [batch, channels, height, width] → [batch, channels].
  public override func callAsFunction(_ input: Tensor) -> Tensor { globalAveragePool2d(input) }
  /// [batch, channels].
  public override func outputShape(for inputShape: [Int]) -> [Int] { Array(inputShape.prefix(2)) }
}

/// The largest number of each channel; see `globalMaxPool2d`.
public final class GlobalMaxPool2d: Layer {
  /// A layer without parameters.
  public override init() {}
  /// [batch, channels, height, width] → [batch, channels].
  public override func callAsFunction(_ input: Tensor) -> Tensor { globalMaxPool2d(input) }
  /// [batch, channels].
  public override func outputShape(for inputShape: [Int]) -> [Int] { Array(inputShape.prefix(2)) }
}

/// The largest number of each channel over all time; see `maxOverTime`.
public final class MaxOverTime: Layer {
  /// A layer without parameters.
  public override init() {}
  /// [batch, channels, length] → [batch, channels].
  public override func callAsFunction(_ input: Tensor) -> Tensor { maxOverTime(input) }
  /// [batch, channels].
  public override func outputShape(for inputShape: [Int]) -> [Int] { Array(inputShape.prefix(2)) }
}

/// Each pixel repeated as a block; see `upsampleNearest2d`.
public final class Upsample: Layer {
  /// The block's rows and columns.
  public let factor: [Int]
  /// Blocks of `factor` rows and columns.
  public init(_ factor: some PerAxis) { self.factor = factor.lengthPerAxis }
  /// [batch, channels, height, width] → [batch, channels, height · rows, width · columns].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    upsampleNearest2d(input, factor)
  }

  /// [batch, channels, height · rows, width · columns].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    let (rows, columns) = pair(factor, "Upsample")
    return [inputShape[0], inputShape[1], inputShape[2] * rows, inputShape[3] * columns]
  }
}

/// LeNet-5's subsampling, a · mean + b with two parameters a channel; see `scaledAveragePool2d`.
///
/// a starts at 1 and b at 0, so that a new layer is plain average pooling.
public final class ScaledAveragePool2d: Layer {
  /// a [channels].
  public let scale: Tensor
  /// b [channels].
  public let shift: Tensor
  /// The window's rows and columns.
  public let kernel: [Int]
  /// The step between windows.
  public let stride: [Int]

  /// - Parameter stride: The window itself unless given.
  public init(
    _ channels: Int, _ kernel: some PerAxis, stride: (any PerAxis)? = nil,
    precision: Precision = .float32
  ) {
    scale = .ones([channels], precision: precision)
    shift = .zeros([channels], precision: precision)
    self.kernel = kernel.lengthPerAxis
    self.stride = stride?.lengthPerAxis ?? kernel.lengthPerAxis
    super.init()
    prepareParameters(parameters, ["scale", "shift"])
  }

  /// [batch, channels, height, width] → [batch, channels, rows, columns].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    scaledAveragePool2d(input, scale: scale, shift: shift, kernel, stride: stride)
  }

  /// The scale, then the shift.
  public override var parameters: [Tensor] { [scale, shift] }

  /// [batch, channels, rows, columns].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    pooledShape(inputShape, kernel, stride, 0)
  }
}

/// The shape that a pooling makes of [batch, channels, height, width].
private func pooledShape(
  _ inputShape: [Int], _ kernel: [Int], _ stride: [Int], _ padding: some PaddingRule
) -> [Int] {
  precondition(
    inputShape.count == 4, "Pooling expects [batch, channels, height, width]; got \(inputShape).")
  let window = SlidingWindow(
    over: [inputShape[2], inputShape[3]], kernel: kernel, stride: stride, padding: padding,
    dilation: 1, of: "Pooling")
  return [inputShape[0], inputShape[1], window.rows.count, window.columns.count]
}
