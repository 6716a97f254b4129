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
}
