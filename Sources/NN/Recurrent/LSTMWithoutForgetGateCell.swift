/// The first long short-term memory, which never forgets: Cₜ = Cₜ₋₁ + i C̃.
///
/// i = σ(Wᵢ x + Uᵢ h + bᵢ)
/// C̃ = tanh(W_c x + U_c h + b_c)
/// o = σ(Wₒ x + Uₒ h + bₒ)
/// Cₜ = Cₜ₋₁ + i C̃,  hₜ = o tanh Cₜ
///
/// ∂Cₜ/∂Cₜ₋₁ is 1 along the memory, so a gradient neither vanishes nor explodes there: the constant
/// error carousel. The rows of the weights are those of i, C̃, o. S. Hochreiter and J. Schmidhuber,
/// Long Short-Term Memory, 1997.
public final class LSTMWithoutForgetGateCell: GatedCell {
  /// A new cell with weights uniform in ±1/√hidden.
  public init(
    _ inputs: Int, _ hidden: Int, recurrentBias: Bool = false,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    super.init(
      inputs, hidden, gates: 3, recurrentBias: recurrentBias, precision: precision,
      using: &generator)
  }

  /// A cell with W [3 · hidden, inputs], U [3 · hidden, hidden], b and b′ [3 · hidden].
  public init(
    inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor? = nil,
    recurrentBias: Tensor? = nil
  ) {
    super.init(
      gates: 3, inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias,
      recurrentBias: recurrentBias)
  }

  /// hₜ, and the state hₜ and Cₜ.
  public override func step(_ x: Tensor, _ state: RecurrentState) -> (
    output: Tensor, state: RecurrentState
  ) {
    let sum = sums(x, state.hidden).cut(into: 3)
    let i = sigmoid(sum[0])
    let candidate = tanh(sum[1])
    let o = sigmoid(sum[2])
    let c = state.memory + i * candidate
    let h = o * tanh(c)
    return (h, RecurrentState(hidden: h, memory: c))
  }

  /// h₀ and C₀, zeros.
  public override func initialState(batch: Int, precision: Precision) -> RecurrentState {
    .zeroMemory(batch: batch, hidden: hidden, precision: precision)
  }
}
