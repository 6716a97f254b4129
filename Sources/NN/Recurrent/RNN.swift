/// A simple recurrent network over time: `ElmanCell` for every step, from [batch, time, inputs] to
/// [batch, time, hidden].
///
/// See `ElmanCell` for the equation and the initial weights. `Recurrent(layer.cell)` is the same
/// network, step by step.
public final class RNN: Recurrent {
  /// A new layer; see `ElmanCell` for the options.
  public init(
    _ inputs: Int, _ hidden: Int, activation: ElmanCell.Activation = .tanh, bias: Bool = true,
    recurrentBias: Bool = false, startsAsIdentity: Bool = false, reversed: Bool = false,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    super.init(
      ElmanCell(
        inputs, hidden, activation: activation, bias: bias, recurrentBias: recurrentBias,
        startsAsIdentity: startsAsIdentity, precision: precision, using: &generator),
      reversed: reversed)
  }

  /// The layer of a given cell.
  public init(_ cell: ElmanCell, reversed: Bool = false) {
    super.init(cell, reversed: reversed)
  }

  override func runAtOnce(
    _ input: Tensor, from state: RecurrentState
  ) -> (outputs: Tensor, state: RecurrentState)? {
    (cell as! ElmanCell).sequence(input, from: state, reversed: isReversed)
  }
}
