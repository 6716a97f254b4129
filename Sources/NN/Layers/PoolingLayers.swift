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
}

/// The mean of each channel; see `globalAveragePool2d`.
public final class GlobalAveragePool2d: Layer {
  /// A layer without parameters.
  public override init() {}
  /// [batch, channels, height, width] → [batch, channels].
  public override func callAsFunction(_ input: Tensor) -> Tensor { globalAveragePool2d(input) }
}

/// The largest number of each channel; see `globalMaxPool2d`.
public final class GlobalMaxPool2d: Layer {
  /// A layer without parameters.
  public override init() {}
  /// [batch, channels, height, width] → [batch, channels].
  public override func callAsFunction(_ input: Tensor) -> Tensor { globalMaxPool2d(input) }
}

/// The largest number of each channel over all time; see `maxOverTime`.
public final class MaxOverTime: Layer {
  /// A layer without parameters.
  public override init() {}
  /// [batch, channels, length] → [batch, channels].
  public override func callAsFunction(_ input: Tensor) -> Tensor { maxOverTime(input) }
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
}
