/// The transpose of a strided convolution, which makes images larger; see `convTranspose2d`.
///
/// Input [batch, inputs, height, width], output [batch, outputs, rows, columns]; weight
/// [inputs, outputs / groups, kernel rows, kernel columns], bias [outputs]. Unless given another
/// initializer, both are uniform in ±1/√(outputs / groups · kernel rows · kernel columns), as in
/// PyTorch: the fan-in of the convolution this is the transpose of.
public final class ConvTranspose2d: Layer {
  /// [inputs, outputs / groups, kernel rows, kernel columns].
  public let weight: Tensor
  /// [outputs]; nil for a layer without.
  public let bias: Tensor?
  /// The distance in the output between neighbouring inputs, for rows and columns.
  public let stride: [Int]
  /// The rows and columns cut off on each side.
  public let padding: any PaddingRule
  /// Rows and columns added at the end.
  public let outputPadding: [Int]
  /// The distance between the pixels under neighbouring weights.
  public let dilation: [Int]
  /// Parts into which inputs and outputs are cut.
  public let groups: Int

  /// - Parameters:
  ///   - kernel: The window, one number or `[rows, columns]`.
  ///   - initializer: How the weight is drawn. With one given, the bias starts at zero.
  public init(
    _ inputs: Int, _ outputs: Int, _ kernel: some PerAxis, stride: some PerAxis = 1,
    padding: some PaddingRule = 0, outputPadding: some PerAxis = 0, dilation: some PerAxis = 1,
    groups: Int = 1, bias hasBias: Bool = true, initializer: Initializer? = nil,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    precondition(
      inputs > 0 && outputs > 0 && groups > 0 && inputs % groups == 0 && outputs % groups == 0,
      "ConvTranspose2d: \(inputs) inputs and \(outputs) outputs are not cut into \(groups) equal "
        + "groups.")
    let (rows, columns) = pair(kernel, "ConvTranspose2d")
    let parameters = WindowParameters(
      [inputs, outputs / groups, rows, columns], outputs: outputs, hasBias: hasBias, initializer,
      precision, using: &generator)
    weight = parameters.weight
    bias = parameters.bias
    self.stride = stride.lengthPerAxis
    self.padding = padding
    self.outputPadding = outputPadding.lengthPerAxis
    self.dilation = dilation.lengthPerAxis
    self.groups = groups
    super.init()
    prepareParameters(self.parameters)
  }

  /// [batch, inputs, height, width] → [batch, outputs, rows, columns].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    convTranspose2d(
      input, weight, bias, stride: stride, padding: padding, outputPadding: outputPadding,
      dilation: dilation, groups: groups)
  }

  /// The weight, then the bias if there is one.
  public override var parameters: [Tensor] { bias.map { [weight, $0] } ?? [weight] }

  /// [batch, outputs, rows, columns].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    precondition(
      inputShape.count == 4 && inputShape[1] == weight.shape[0],
      "ConvTranspose2d expects [batch, \(weight.shape[0]), height, width]; got \(inputShape).")
    let lengths = (0..<2).map { axis in
      let step = stride[min(axis, stride.count - 1)]
      let reach = dilation[min(axis, dilation.count - 1)] * (weight.shape[axis + 2] - 1) + 1
      let zeros = padding.zeros(along: axis, length: 0, reach: reach, stride: step)
      return (inputShape[axis + 2] - 1) * step - zeros.before - zeros.after + reach
        + outputPadding[min(axis, outputPadding.count - 1)]
    }
    return [inputShape[0], groups * weight.shape[1]] + lengths
  }

  /// One for each weight and number of a channel of the input.
  public override func macs(for inputShape: [Int]) -> Int {
    weight.count * inputShape[0] * inputShape[2] * inputShape[3]
  }
}
