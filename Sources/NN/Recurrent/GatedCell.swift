/// A cell whose sums W x + U h + b are computed for all its gates at once.
///
/// The weights of the gates are stacked in rows, in the order that the cell's class states: W is
/// [gates · hidden, inputs], U [gates · hidden, hidden], b [gates · hidden].
///
/// A new cell's weights and biases are uniform in ±1/√hidden. It has one bias a gate; cuDNN and
/// PyTorch have two, one for each product, which add up to the same cell unless something is done
/// to a product first (as in `GRUCell` with the reset after it).
public class GatedCell: RecurrentCell {
  /// W [gates · hidden, inputs].
  public let inputWeight: Tensor
  /// U [gates · hidden, hidden].
  public let recurrentWeight: Tensor
  /// b [gates · hidden]; nil for a cell without.
  public let bias: Tensor?
  /// A second bias, for the product with h; nil unless asked for.
  public let recurrentBias: Tensor?

  /// The gate whose sum has no bias, so that b lacks its rows; nil if all have one.
  let unbiasedGate: Int?

  /// A new cell.
  init(
    _ inputs: Int, _ hidden: Int, gates: Int, bias hasBias: Bool = true, recurrentBias: Bool,
    unbiasedGate: Int? = nil, precision: Precision, using generator: inout SeededGenerator
  ) {
    let bound = 1 / Double(max(hidden, 1)).squareRoot()
    func draw(_ shape: [Int]) -> Tensor {
      .uniform(shape, from: -bound, to: bound, precision: precision, using: &generator)
    }
    inputWeight = draw([gates * hidden, inputs])
    recurrentWeight = draw([gates * hidden, hidden])
    let biases = (gates - (unbiasedGate == nil ? 0 : 1)) * hidden
    bias = hasBias ? draw([biases]) : nil
    self.recurrentBias = recurrentBias ? draw([biases]) : nil
    self.unbiasedGate = unbiasedGate
    super.init(inputs: inputs, hidden: hidden)
    nameParameters()
  }

  /// A cell of given weights. Biases may lack the rows of the gate `candidate`, if there is one.
  init(
    gates: Int, inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor?,
    recurrentBias: Tensor?, candidate: Int? = nil
  ) {
    precondition(
      inputWeight.rank == 2 && recurrentWeight.rank == 2
        && inputWeight.shape[0] == recurrentWeight.shape[0]
        && recurrentWeight.shape[0] == gates * recurrentWeight.shape[1],
      "A cell of \(gates) gates has weights [\(gates) · hidden, inputs] and [\(gates) · hidden, "
        + "hidden]; got \(inputWeight.shape) and \(recurrentWeight.shape).")
    let hidden = recurrentWeight.shape[1]
    let lacksOne = candidate != nil && bias?.shape == [(gates - 1) * hidden]
    for bias in [bias, recurrentBias].compactMap({ $0 }) {
      precondition(
        bias.shape == [(gates - (lacksOne ? 1 : 0)) * hidden],
        "A cell of \(gates) gates with \(hidden) hidden features has biases "
          + "[\(gates * hidden)]; got \(bias.shape).")
    }
    unbiasedGate = lacksOne ? candidate : nil
    self.inputWeight = inputWeight
    self.recurrentWeight = recurrentWeight
    self.bias = bias
    self.recurrentBias = recurrentBias
    super.init(inputs: inputWeight.shape[1], hidden: hidden)
    nameParameters()
  }

  /// The input weight, the recurrent weight, then the biases there are.
  public override var parameters: [Tensor] {
    [inputWeight, recurrentWeight] + [bias, recurrentBias].compactMap { $0 }
  }

  /// One for each weight and example: all parameters but the biases.
  public override func macs(for inputShape: [Int]) -> Int {
    let biases = [bias, recurrentBias].reduce(0) { $0 + ($1?.count ?? 0) }
    return inputShape[0] * (parameterCount - biases)
  }

  /// The sums of all gates, and what is remembered: h, and C if the cell has one.
  public override func activationCount(for inputShape: [Int]) -> Int {
    let state = initialState(batch: 1, precision: inputWeight.precision)
    return inputShape[0] * state.tensors.reduce(inputWeight.shape[0]) { $0 + $1.count }
  }

  private func nameParameters() {
    inputWeight.name = "inputWeight"
    recurrentWeight.name = "recurrentWeight"
    bias?.name = "bias"
    recurrentBias?.name = "recurrentBias"
    for parameter in [inputWeight, recurrentWeight, bias, recurrentBias] {
      if let parameter, parameter.operation == nil { parameter.requiresGradient = true }
    }
  }
}

extension GatedCell {
  /// W x + b + U h + b′ for all gates: [batch, gates · hidden].
  func sums(_ x: Tensor, _ h: Tensor) -> Tensor {
    linear(x, inputWeight, complete(bias)) + linear(h, recurrentWeight, complete(recurrentBias))
  }

  /// A bias with zeros in the rows of the gate that has none.
  func complete(_ bias: Tensor?) -> Tensor? {
    guard let bias, let unbiasedGate else { return bias }
    let gap = unbiasedGate * hidden
    let zeros = Tensor.zeros([hidden], precision: bias.precision)
    return concat([bias.rows(from: 0, to: gap), zeros, bias.rows(from: gap, to: bias.count)])
  }

  /// Sets the biases of one gate to a number, and to 0 in the second bias if there is one.
  func setBias(ofGate gate: Int, to value: Double) {
    for (bias, value) in [(bias, value), (recurrentBias, 0)] {
      guard let bias else { continue }
      var values = bias.values
      for unit in 0..<hidden { values[gate * hidden + unit] = value }
      bias.assign(Tensor(values, precision: bias.precision))
    }
  }
}

extension Tensor {
  /// The last axis cut into equal parts: [batch, 4 · hidden] → four of [batch, hidden].
  func cut(into parts: Int) -> [Tensor] {
    let width = shape[rank - 1] / parts
    return (0..<parts).map { slice(axis: -1, from: $0 * width, to: ($0 + 1) * width) }
  }
}
