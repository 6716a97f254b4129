/// A convolution with weights that are learned; see `conv2d`.
///
/// Input [batch, inputs, height, width], output [batch, outputs, rows, columns]; weight
/// [outputs, inputs / groups, kernel rows, kernel columns], bias [outputs]. Unless given another
/// initializer, both are uniform in ±1/√fan-in, where fan-in is the number of numbers an output
/// sums. With a kernel of F · F there are (F² · inputs / groups + 1) · outputs parameters.
///
/// ```swift
/// Conv2d(3, 16, 3, padding: 1, using: &generator)             // 32 × 32 stays 32 × 32
/// Conv2d(16, 32, [5, 1], stride: 2, using: &generator)
/// ```
public final class Conv2d: Layer {
  /// [outputs, inputs / groups, kernel rows, kernel columns].
  public let weight: Tensor
  /// [outputs]; nil for a layer without.
  public let bias: Tensor?
  /// The step between windows, for rows and columns.
  public let stride: [Int]
  /// The zeros around the image.
  public let padding: any PaddingRule
  /// The distance between the pixels under neighbouring weights.
  public let dilation: [Int]
  /// Parts into which inputs and outputs are cut.
  public let groups: Int
  /// Whether the kernel is turned by 180° first.
  public let flipped: Bool

  /// - Parameters:
  ///   - kernel: The window, one number or `[rows, columns]`.
  ///   - initializer: How the weight is drawn. With one given, the bias starts at zero.
  public init(
    _ inputs: Int, _ outputs: Int, _ kernel: some PerAxis, stride: some PerAxis = 1,
    padding: some PaddingRule = 0, dilation: some PerAxis = 1, groups: Int = 1,
    flipped: Bool = false, bias hasBias: Bool = true, initializer: Initializer? = nil,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    precondition(
      inputs > 0 && outputs > 0 && groups > 0 && inputs % groups == 0 && outputs % groups == 0,
      "Conv2d: \(inputs) inputs and \(outputs) outputs are not cut into \(groups) equal groups.")
    let (rows, columns) = pair(kernel, "Conv2d")
    let parameters = WindowParameters(
      [outputs, inputs / groups, rows, columns], outputs: outputs, hasBias: hasBias, initializer,
      precision, using: &generator)
    weight = parameters.weight
    bias = parameters.bias
    self.stride = stride.lengthPerAxis
    self.padding = padding
    self.dilation = dilation.lengthPerAxis
    self.groups = groups
    self.flipped = flipped
    super.init()
    prepareParameters(self.parameters)
  }

  /// A layer with the given weight [outputs, inputs / groups, rows, columns] and bias [outputs].
  public init(
    weight: Tensor, bias: Tensor? = nil, stride: some PerAxis = 1,
    padding: some PaddingRule = 0, dilation: some PerAxis = 1, groups: Int = 1,
    flipped: Bool = false
  ) {
    precondition(
      weight.rank == 4,
      "Conv2d's weight has shape [outputs, inputs / groups, rows, columns]; got \(weight.shape).")
    self.weight = weight
    self.bias = bias
    self.stride = stride.lengthPerAxis
    self.padding = padding
    self.dilation = dilation.lengthPerAxis
    self.groups = groups
    self.flipped = flipped
    super.init()
    prepareParameters(parameters)
  }

  /// [batch, inputs, height, width] → [batch, outputs, rows, columns].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    conv2d(
      input, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups,
      flipped: flipped)
  }

  /// The weight, then the bias if there is one.
  public override var parameters: [Tensor] { bias.map { [weight, $0] } ?? [weight] }

  /// [batch, outputs, rows, columns].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    precondition(
      inputShape.count == 4 && inputShape[1] == groups * weight.shape[1],
      "Conv2d expects [batch, \(groups * weight.shape[1]), height, width]; got \(inputShape).")
    let window = SlidingWindow(
      over: [inputShape[2], inputShape[3]], kernel: Array(weight.shape[2...]), stride: stride,
      padding: padding, dilation: dilation, of: "Conv2d")
    return [inputShape[0], weight.shape[0], window.rows.count, window.columns.count]
  }

  /// One for each weight and place of the window.
  public override func macs(for inputShape: [Int]) -> Int {
    let output = outputShape(for: inputShape)
    return weight.count * output[0] * output[2] * output[3]
  }
}
