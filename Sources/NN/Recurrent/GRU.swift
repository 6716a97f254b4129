/// A gated recurrent unit over time: `GRUCell` for every step, from [batch, time, inputs] to
/// [batch, time, hidden].
///
/// See `GRUCell` for the equations, which of the usual conventions is the default, the order of
/// the gates and the initial weights. `Recurrent(layer.cell)` is the same network, step by step.
public final class GRU: Recurrent {
  /// A new layer; see `GRUCell` for the options.
  public init(
    _ inputs: Int, _ hidden: Int, reset: GRUCell.Reset = .beforeProduct,
    update: GRUCell.Update = .takesNew, candidateBias: Bool = true, recurrentBias: Bool = false,
    reversed: Bool = false, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    super.init(
      GRUCell(
        inputs, hidden, reset: reset, update: update, candidateBias: candidateBias,
        recurrentBias: recurrentBias, precision: precision, using: &generator),
      reversed: reversed)
  }

  /// The layer of a given cell.
  public init(_ cell: GRUCell, reversed: Bool = false) {
    super.init(cell, reversed: reversed)
  }

  override func runAtOnce(
    _ input: Tensor, from state: RecurrentState
  ) -> (outputs: Tensor, state: RecurrentState)? {
    (cell as! GRUCell).sequence(input, from: state, reversed: isReversed)
  }
}
