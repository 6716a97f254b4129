/// The two-dimensional LSTM: over a grid, each cell remembers what its left and upper neighbours do.
///
/// With h′, C′ of the left neighbour and h″, C″ of the upper one (zeros beyond the edge):
///
/// i  = σ(Wᵢ x + U′ᵢ h′ + U″ᵢ h″ + bᵢ)
/// f′ = σ(W′ x + U′ h′ + U″ h″ + b′)       one forget gate for each neighbour
/// f″ = σ(…)
/// C̃  = tanh(W_c x + U′_c h′ + U″_c h″ + b_c)
/// o  = σ(Wₒ x + U′ₒ h′ + U″ₒ h″ + bₒ)
/// C  = f′ C′ + f″ C″ + i C̃,  h = o tanh C
///
/// From [batch, rows, columns, inputs] the outputs [batch, rows, columns, hidden]. The rows of the
/// weights are those of i, f′, f″, C̃, o. A. Graves, S. Fernández and J. Schmidhuber,
/// Multi-Dimensional Recurrent Neural Networks, 2007.
public final class GridLSTM: Layer {
  /// W [5 · hidden, inputs].
  public let inputWeight: Tensor
  /// U′ [5 · hidden, hidden], for the left neighbour.
  public let leftWeight: Tensor
  /// U″ [5 · hidden, hidden], for the upper neighbour.
  public let upperWeight: Tensor
  /// b [5 · hidden].
  public let bias: Tensor

  /// A new layer with weights uniform in ±1/√hidden.
  ///
  /// - Parameter forgetBias: The bias of both forget gates at first, as for `LSTMCell`.
  public init(
    _ inputs: Int, _ hidden: Int, forgetBias: Double? = nil, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    precondition(
      inputs > 0 && hidden > 0,
      "GridLSTM needs positive numbers of inputs and hidden features; got \(inputs) and "
        + "\(hidden).")
    let bound = 1 / Double(hidden).squareRoot()
    func draw(_ shape: [Int]) -> Tensor {
      .uniform(shape, from: -bound, to: bound, precision: precision, using: &generator)
    }
    inputWeight = draw([5 * hidden, inputs])
    leftWeight = draw([5 * hidden, hidden])
    upperWeight = draw([5 * hidden, hidden])
    var biases = draw([5 * hidden]).values
    if let forgetBias {
      for index in hidden..<3 * hidden { biases[index] = forgetBias }
    }
    bias = Tensor(biases, precision: precision)
    super.init()
    let names = ["inputWeight", "leftWeight", "upperWeight", "bias"]
    for (parameter, name) in zip(parameters, names) {
      parameter.name = name
      parameter.requiresGradient = true
    }
  }

  /// h at every place of the grid: [batch, rows, columns, inputs] → [batch, rows, columns, hidden].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(
      input.rank == 4 && input.shape[3] == inputWeight.shape[1],
      "GridLSTM expects [batch, rows, columns, \(inputWeight.shape[1])]; got \(input.shape).")
    let (batch, rows, columns) = (input.shape[0], input.shape[1], input.shape[2])
    let hidden = leftWeight.shape[1]
    let edge = RecurrentState.zeroMemory(batch: batch, hidden: hidden, precision: input.precision)
    let fromInput = linear(input, inputWeight, bias)

    var above = Array(repeating: edge, count: columns)
    var outputs: [Tensor] = []
    for row in 0..<rows {
      var left = edge
      for column in 0..<columns {
        let here = fromInput.slice([
          (0, batch, 1), (row, row + 1, 1), (column, column + 1, 1), (0, 5 * hidden, 1),
        ]).reshaped([batch, 5 * hidden])
        left = place(here, left: left, upper: above[column])
        above[column] = left
        outputs.append(left.hidden)
      }
    }
    return stack(outputs, axis: 1).reshaped([batch, rows, columns, hidden])
  }

  /// h and C at one place.
  private func place(
    _ fromInput: Tensor, left: RecurrentState, upper: RecurrentState
  ) -> RecurrentState {
    let sum =
      (fromInput + linear(left.hidden, leftWeight) + linear(upper.hidden, upperWeight))
      .cut(into: 5)
    let i = sigmoid(sum[0])
    let forgetLeft = sigmoid(sum[1])
    let forgetUpper = sigmoid(sum[2])
    let candidate = tanh(sum[3])
    let o = sigmoid(sum[4])
    let c = forgetLeft * left.memory + forgetUpper * upper.memory + i * candidate
    return RecurrentState(hidden: o * tanh(c), memory: c)
  }

  /// The three weights, then the bias.
  public override var parameters: [Tensor] { [inputWeight, leftWeight, upperWeight, bias] }

  /// [batch, rows, columns, inputs] → [batch, rows, columns, hidden].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape.dropLast() + [leftWeight.shape[1]]
  }

  /// One for each weight and place.
  public override func macs(for inputShape: [Int]) -> Int {
    inputShape.dropLast().reduce(1, *)
      * [inputWeight, leftWeight, upperWeight].reduce(0) { $0 + $1.count }
  }

  /// At each place the five sums, h and C.
  public override func activationCount(for inputShape: [Int]) -> Int {
    7 * outputShape(for: inputShape).reduce(1, *)
  }
}
