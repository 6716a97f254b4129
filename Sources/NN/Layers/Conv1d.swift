/// A convolution along one axis with weights that are learned; see `conv1d`.
///
/// Input [batch, inputs, length], output [batch, outputs, places]; weight
/// [outputs, inputs / groups, window], bias [outputs], both uniform in ±1/√fan-in unless given
/// another initializer.
public final class Conv1d: Layer {
  /// [outputs, inputs / groups, window].
  public let weight: Tensor
  /// [outputs]; nil for a layer without.
  public let bias: Tensor?
  /// The step between windows.
  public let stride: Int
  /// The zeros at both ends.
  public let padding: any PaddingRule
  /// The distance between the numbers under neighbouring weights.
  public let dilation: Int
  /// Parts into which inputs and outputs are cut.
  public let groups: Int

  /// - Parameters:
  ///   - causal: Whether no output sees what comes later (`causalConv1d`); this sets the padding,
  ///     and the stride is 1.
  ///   - initializer: How the weight is drawn. With one given, the bias starts at zero.
  public init(
    _ inputs: Int, _ outputs: Int, _ window: Int, stride: Int = 1,
    padding: some PaddingRule = 0, dilation: Int = 1, groups: Int = 1, causal: Bool = false,
    bias hasBias: Bool = true, initializer: Initializer? = nil,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    precondition(
      inputs > 0 && outputs > 0 && groups > 0 && inputs % groups == 0 && outputs % groups == 0,
      "Conv1d: \(inputs) inputs and \(outputs) outputs are not cut into \(groups) equal groups.")
    precondition(!causal || stride == 1, "A causal Conv1d has stride 1; got \(stride).")
    let parameters = WindowParameters(
      [outputs, inputs / groups, window], outputs: outputs, hasBias: hasBias, initializer,
      precision, using: &generator)
    weight = parameters.weight
    bias = parameters.bias
    self.stride = stride
    self.padding = causal ? .sides([[dilation * (window - 1), 0]]) : padding
    self.dilation = dilation
    self.groups = groups
    super.init()
    prepareParameters(self.parameters)
  }

  /// [batch, inputs, length] → [batch, outputs, places].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    conv1d(
      input, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
  }

  /// The weight, then the bias if there is one.
  public override var parameters: [Tensor] { bias.map { [weight, $0] } ?? [weight] }

  /// [batch, outputs, places].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    precondition(
      inputShape.count == 3 && inputShape[1] == groups * weight.shape[1],
      "Conv1d expects [batch, \(groups * weight.shape[1]), length]; got \(inputShape).")
    let axis = SlidingAxis(inputShape[2], weight.shape[2], stride, padding, dilation, axis: 0)
    return [inputShape[0], weight.shape[0], axis.count]
  }

  /// One for each weight and place of the window.
  public override func macs(for inputShape: [Int]) -> Int {
    let output = outputShape(for: inputShape)
    return weight.count * output[0] * output[2]
  }
}
