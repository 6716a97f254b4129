/// A layer of windows that share no weights; see `locallyConnected2d`.
///
/// Input [batch, inputs, height, width] of one size only, output [batch, outputs, rows, columns].
/// Weight [places, inputs · kernel rows · kernel columns, outputs], bias [outputs, places], uniform
/// in ±1/√(inputs · kernel rows · kernel columns).
public final class LocallyConnected2d: Layer {
  /// [places, inputs · kernel rows · kernel columns, outputs].
  public let weight: Tensor
  /// [outputs, places]; nil for a layer without.
  public let bias: Tensor?
  /// The window's rows and columns.
  public let kernel: [Int]
  /// The step between windows, for rows and columns.
  public let stride: [Int]
  /// The zeros around the image.
  public let padding: any PaddingRule

  /// - Parameter size: Height and width of the images.
  public init(
    _ inputs: Int, _ outputs: Int, _ kernel: some PerAxis, size: [Int],
    stride: some PerAxis = 1, padding: some PaddingRule = 0, bias hasBias: Bool = true,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    precondition(size.count == 2, "LocallyConnected2d needs a height and a width; got \(size).")
    let window = SlidingWindow(
      over: size, kernel: kernel.lengthPerAxis, stride: stride, padding: padding, dilation: 1,
      of: "LocallyConnected2d")
    let depth = inputs * window.area
    let bound = 1 / Double(depth).squareRoot()
    weight = .uniform(
      [window.places, depth, outputs], from: -bound, to: bound, precision: precision,
      using: &generator)
    bias =
      hasBias
      ? .uniform(
        [outputs, window.places], from: -bound, to: bound, precision: precision,
        using: &generator) : nil
    self.kernel = kernel.lengthPerAxis
    self.stride = stride.lengthPerAxis
    self.padding = padding
    super.init()
    prepareParameters(parameters)
  }

  /// [batch, inputs, height, width] → [batch, outputs, rows, columns].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    locallyConnected2d(input, weight, bias, kernel: kernel, stride: stride, padding: padding)
  }

  /// The weight, then the bias if there is one.
  public override var parameters: [Tensor] { bias.map { [weight, $0] } ?? [weight] }

  /// [batch, outputs, rows, columns].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    let window = SlidingWindow(
      over: [inputShape[2], inputShape[3]], kernel: kernel, stride: stride, padding: padding,
      dilation: 1, of: "LocallyConnected2d")
    return [inputShape[0], weight.shape[2], window.rows.count, window.columns.count]
  }

  /// One for each weight, which all have one place.
  public override func macs(for inputShape: [Int]) -> Int { weight.count * inputShape[0] }
}
