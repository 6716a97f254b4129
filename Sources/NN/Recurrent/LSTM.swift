/// An LSTM over time: `LSTMCell` for every step, from [batch, time, inputs] to
/// [batch, time, hidden].
///
/// ```swift
/// let layer = LSTM(32, 128, using: &generator)
/// let (outputs, last) = layer.run(x)       // last.hidden and last.memory, [batch, 128]
/// ```
/// See `LSTMCell` for the equations, the order of the gates and the initial weights.
/// `Recurrent(layer.cell)` is the same network, step by step.
public final class LSTM: Recurrent {
  /// A new layer; see `LSTMCell` for the options.
  public init(
    _ inputs: Int, _ hidden: Int, forgetBias: Double? = nil, recurrentBias: Bool = false,
    reversed: Bool = false, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    super.init(
      LSTMCell(
        inputs, hidden, forgetBias: forgetBias, recurrentBias: recurrentBias,
        precision: precision, using: &generator), reversed: reversed)
  }

  /// The layer of a given cell.
  public init(_ cell: LSTMCell, reversed: Bool = false) {
    super.init(cell, reversed: reversed)
  }

  override func runAtOnce(
    _ input: Tensor, from state: RecurrentState
  ) -> (outputs: Tensor, state: RecurrentState)? {
    (cell as! LSTMCell).sequence(input, from: state, reversed: isReversed)
  }
}
