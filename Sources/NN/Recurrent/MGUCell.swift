/// Minimal gated unit: one gate f both resets and updates.
///
/// f = σ(W_f x + U_f h + b_f)
/// n = tanh(Wₙ x + Uₙ (f h) + bₙ)
/// hₜ = (1 − f) hₜ₋₁ + f n
///
/// The rows of the weights are those of f, n. The output and the state are hₜ. G. Zhou and others,
/// Minimal Gated Unit for Recurrent Neural Networks, 2016.
public final class MGUCell: GatedCell {
  /// A new cell with weights uniform in ±1/√hidden.
  public init(
    _ inputs: Int, _ hidden: Int, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    super.init(
      inputs, hidden, gates: 2, recurrentBias: false, precision: precision, using: &generator)
  }

  /// A cell with W [2 · hidden, inputs], U [2 · hidden, hidden] and b [2 · hidden].
  public init(inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor? = nil) {
    super.init(
      gates: 2, inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias,
      recurrentBias: nil)
  }

  /// hₜ, both as the output and as the state.
  public override func step(_ x: Tensor, _ state: RecurrentState) -> (
    output: Tensor, state: RecurrentState
  ) {
    let before = state.hidden
    let fromInput = linear(x, inputWeight, bias).cut(into: 2)
    let f = sigmoid(fromInput[0] + linear(before, recurrentWeight[0..<hidden]))
    let candidateWeight = recurrentWeight[hidden..<2 * hidden]
    let n = tanh(fromInput[1] + linear(f * before, candidateWeight))
    let h = (1 - f) * before + f * n
    return (h, RecurrentState(hidden: h))
  }
}
