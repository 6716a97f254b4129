/// A convolution in which each output sees only the channels that a table names.
///
/// Input [batch, inputs, height, width], output [batch, outputs, rows, columns]. The weight has the
/// shape of a full convolution's, but is 0 where nothing is connected and receives no gradient
/// there. `connectedParameterCount` counts what is learned: LeNet-5's C3 has 1,516.
public final class TableConv2d: Layer {
  /// Which outputs see which channels.
  public let table: ConnectionTable
  /// [outputs, inputs, kernel rows, kernel columns].
  public let weight: Tensor
  /// [outputs].
  public let bias: Tensor
  /// The step between windows, for rows and columns.
  public let stride: [Int]
  /// The zeros around the image.
  public let padding: any PaddingRule
  private let mask: Tensor

  /// Weights and biases are uniform in ±1/√fan-in of each output, which depends on how many
  /// channels it sees.
  public init(
    _ table: ConnectionTable, _ kernel: some PerAxis, stride: some PerAxis = 1,
    padding: some PaddingRule = 0, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    let (rows, columns) = pair(kernel, "TableConv2d")
    let bounds = table.channels.map { 1 / Double($0.count * rows * columns).squareRoot() }
    let bound = Tensor(bounds, shape: [bounds.count, 1, 1, 1], precision: precision)
    mask = table.mask(precision: precision)
    let signs = Tensor.uniform(
      [bounds.count, table.inputs, rows, columns], from: -1, to: 1, precision: precision,
      using: &generator)
    weight = signs * bound * mask
    bias =
      Tensor.uniform([bounds.count], from: -1, to: 1, precision: precision, using: &generator)
      * bound.reshaped([bounds.count])
    self.table = table
    self.stride = stride.lengthPerAxis
    self.padding = padding
    super.init()
    prepareParameters(parameters)
  }

  /// [batch, inputs, height, width] → [batch, outputs, rows, columns].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    conv2d(input, weight * mask, bias, stride: stride, padding: padding)
  }

  /// The weight, then the bias.
  public override var parameters: [Tensor] { [weight, bias] }

  /// [batch, outputs, rows, columns].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    let window = SlidingWindow(
      over: [inputShape[2], inputShape[3]], kernel: Array(weight.shape[2...]), stride: stride,
      padding: padding, dilation: 1, of: "TableConv2d")
    return [inputShape[0], weight.shape[0], window.rows.count, window.columns.count]
  }

  /// One for each weight that the table connects, and place of the window.
  public override func macs(for inputShape: [Int]) -> Int {
    let output = outputShape(for: inputShape)
    return (connectedParameterCount - bias.count) * output[0] * output[2] * output[3]
  }

  /// The weights that connect something, and the biases.
  public var connectedParameterCount: Int {
    table.connectionCount * weight.shape[2] * weight.shape[3] + bias.count
  }
}
