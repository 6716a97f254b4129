/// The LSTM whose gates also see the memory: i and f that of the step before, o the new one.
///
/// i = σ(Wᵢ x + Uᵢ h + Pᵢ Cₜ₋₁ + bᵢ)
/// f = σ(W_f x + U_f h + P_f Cₜ₋₁ + b_f)
/// C̃ = tanh(W_c x + U_c h + b_c)
/// Cₜ = f Cₜ₋₁ + i C̃
/// o = σ(Wₒ x + Uₒ h + Pₒ Cₜ + bₒ),  hₜ = o tanh Cₜ
///
/// P is diagonal, one number a unit (F. Gers and J. Schmidhuber, Recurrent Nets that Time and
/// Count, 2000), or a full matrix as in the lectures. The rows of the weights are those of
/// i, f, C̃, o, the peepholes those of i, f, o.
public final class PeepholeLSTMCell: GatedCell {
  /// Diagonal: [3, hidden]; full: [3 · hidden, hidden].
  public let peephole: Tensor

  /// How much of the memory a gate sees.
  public enum Peephole: Sendable, Hashable, CaseIterable {
    /// Its own unit's.
    case diagonal
    /// All units'.
    case full
  }

  /// A new cell with weights and peepholes uniform in ±1/√hidden.
  ///
  /// - Parameters:
  ///   - candidateBias: False for a cell without b_c, as in the lectures. The rows of the bias are
  ///     then those of i, f, o.
  ///   - forgetBias: b_f at first; see `LSTMCell`.
  public init(
    _ inputs: Int, _ hidden: Int, peephole kind: Peephole = .diagonal,
    candidateBias: Bool = true, forgetBias: Double? = nil, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    let bound = 1 / Double(max(hidden, 1)).squareRoot()
    peephole = .uniform(
      kind == .diagonal ? [3, hidden] : [3 * hidden, hidden], from: -bound, to: bound,
      precision: precision, using: &generator)
    super.init(
      inputs, hidden, gates: 4, recurrentBias: false, unbiasedGate: candidateBias ? nil : 2,
      precision: precision, using: &generator)
    if let forgetBias { setBias(ofGate: 1, to: forgetBias) }
    namePeephole()
  }

  /// A cell with W [4 · hidden, inputs], U [4 · hidden, hidden], b [4 · hidden] or, without b_c,
  /// [3 · hidden], and peepholes [3, hidden] or [3 · hidden, hidden].
  public init(
    inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor? = nil, peephole: Tensor
  ) {
    let hidden = recurrentWeight.shape.last ?? 0
    precondition(
      peephole.shape == [3, hidden] || peephole.shape == [3 * hidden, hidden],
      "Peepholes of \(hidden) hidden features have shape [3, \(hidden)] or [\(3 * hidden), "
        + "\(hidden)]; got \(peephole.shape).")
    self.peephole = peephole
    super.init(
      gates: 4, inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias,
      recurrentBias: nil, candidate: 2)
    namePeephole()
  }

  /// hₜ, and the state hₜ and Cₜ.
  public override func step(_ x: Tensor, _ state: RecurrentState) -> (
    output: Tensor, state: RecurrentState
  ) {
    let sum = sums(x, state.hidden).cut(into: 4)
    let i = sigmoid(sum[0] + peek(0, state.memory))
    let f = sigmoid(sum[1] + peek(1, state.memory))
    let candidate = tanh(sum[2])
    let c = f * state.memory + i * candidate
    let o = sigmoid(sum[3] + peek(2, c))
    let h = o * tanh(c)
    return (h, RecurrentState(hidden: h, memory: c))
  }

  /// h₀ and C₀, zeros.
  public override func initialState(batch: Int, precision: Precision) -> RecurrentState {
    .zeroMemory(batch: batch, hidden: hidden, precision: precision)
  }

  /// The weights, the bias, then the peepholes.
  public override var parameters: [Tensor] { super.parameters + [peephole] }
}

extension PeepholeLSTMCell {
  /// P C for the gate i (0), f (1) or o (2).
  private func peek(_ gate: Int, _ memory: Tensor) -> Tensor {
    peephole.shape == [3, hidden]
      ? peephole[gate] * memory
      : linear(memory, peephole.rows(from: gate * hidden, to: (gate + 1) * hidden))
  }

  private func namePeephole() {
    peephole.name = "peephole"
    if peephole.operation == nil { peephole.requiresGradient = true }
  }
}
