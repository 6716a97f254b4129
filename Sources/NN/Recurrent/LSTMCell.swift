/// Long short-term memory: gates decide what is written to a memory C, kept in it and read from it.
///
/// i = σ(Wᵢ x + Uᵢ h + bᵢ)       write
/// f = σ(W_f x + U_f h + b_f)    keep
/// C̃ = tanh(W_c x + U_c h + b_c)
/// o = σ(Wₒ x + Uₒ h + bₒ)       read
/// Cₜ = f Cₜ₋₁ + i C̃,  hₜ = o tanh Cₜ
///
/// The rows of the weights are those of i, f, C̃, o. The output is hₜ, the state hₜ and Cₜ.
/// S. Hochreiter and J. Schmidhuber, Long Short-Term Memory, 1997, with the forget gate of F. Gers
/// and others, Learning to Forget, 2000.
public final class LSTMCell: GatedCell {
  /// A new cell with weights uniform in ±1/√hidden.
  ///
  /// - Parameters:
  ///   - forgetBias: b_f at first. With 3 or 4 the new cell keeps its memory for dozens of steps;
  ///     from the usual start near 0 half of it is lost in each.
  ///   - recurrentBias: A second bias, as PyTorch has it.
  public init(
    _ inputs: Int, _ hidden: Int, forgetBias: Double? = nil, recurrentBias: Bool = false,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    super.init(
      inputs, hidden, gates: 4, recurrentBias: recurrentBias, precision: precision,
      using: &generator)
    if let forgetBias { setBias(ofGate: 1, to: forgetBias) }
  }

  /// A cell with W [4 · hidden, inputs], U [4 · hidden, hidden], b and b′ [4 · hidden].
  public init(
    inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor? = nil,
    recurrentBias: Tensor? = nil
  ) {
    super.init(
      gates: 4, inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias,
      recurrentBias: recurrentBias)
  }

  /// hₜ, and the state hₜ and Cₜ.
  public override func step(_ x: Tensor, _ state: RecurrentState) -> (
    output: Tensor, state: RecurrentState
  ) {
    let sum = sums(x, state.hidden).cut(into: 4)
    let i = sigmoid(sum[0])
    let f = sigmoid(sum[1])
    let candidate = tanh(sum[2])
    let o = sigmoid(sum[3])
    let c = f * state.memory + i * candidate
    let h = o * tanh(c)
    return (h, RecurrentState(hidden: h, memory: c))
  }

  /// h₀ and C₀, zeros.
  public override func initialState(batch: Int, precision: Precision) -> RecurrentState {
    .zeroMemory(batch: batch, hidden: hidden, precision: precision)
  }
}

extension RecurrentState {
  /// h₀ = 0 and C₀ = 0.
  static func zeroMemory(batch: Int, hidden: Int, precision: Precision) -> RecurrentState {
    RecurrentState(
      hidden: .zeros([batch, hidden], precision: precision),
      memory: .zeros([batch, hidden], precision: precision))
  }
}
