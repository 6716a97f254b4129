/// Gated recurrent unit: an update gate z mixes the old state with a candidate, and a reset gate r
/// decides how much of the old state the candidate sees.
///
/// r = σ(W_r x + U_r h + b_r)
/// z = σ(W_z x + U_z h + b_z)
/// n = tanh(Wₙ x + bₙ + Uₙ (r h))            reset before the product
/// n = tanh(Wₙ x + bₙ + r (Uₙ h + b′ₙ))      reset after it
/// hₜ = (1 − z) hₜ₋₁ + z n                   the update gate takes the new
/// hₜ = z hₜ₋₁ + (1 − z) n                   the update gate keeps the old
///
/// K. Cho and others, Learning Phrase Representations using RNN Encoder–Decoder, 2014, reset before
/// the product and keep with z; J. Chung and others, Empirical Evaluation of Gated Recurrent
/// Neural Networks, 2014, and the lectures reset before it and take the new with z, which is the
/// default here. cuDNN and PyTorch reset after it and keep with z. The two meanings of z are one
/// network: a sign of W_z, U_z and b_z. The two resets are not.
///
/// The rows of the weights are those of r, z, n. The output and the state are hₜ.
public final class GRUCell: GatedCell {
  /// Where the reset gate acts.
  public let reset: Reset
  /// What the update gate does.
  public let update: Update

  /// Where the reset gate r acts.
  public enum Reset: Sendable, Hashable, CaseIterable {
    /// Uₙ (r h).
    case beforeProduct
    /// r (Uₙ h + b′ₙ).
    case afterProduct
  }

  /// What the update gate z does.
  public enum Update: Sendable, Hashable, CaseIterable {
    /// hₜ = (1 − z) hₜ₋₁ + z n.
    case takesNew
    /// hₜ = z hₜ₋₁ + (1 − z) n.
    case keepsOld
  }

  /// A new cell with weights uniform in ±1/√hidden.
  ///
  /// - Parameters:
  ///   - candidateBias: False for a cell without bₙ. The rows of the bias are then those of r, z.
  ///   - recurrentBias: A second bias b′, as PyTorch has it.
  public init(
    _ inputs: Int, _ hidden: Int, reset: Reset = .beforeProduct, update: Update = .takesNew,
    candidateBias: Bool = true, recurrentBias: Bool = false, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    self.reset = reset
    self.update = update
    super.init(
      inputs, hidden, gates: 3, recurrentBias: recurrentBias,
      unbiasedGate: candidateBias ? nil : 2, precision: precision, using: &generator)
  }

  /// A cell with W [3 · hidden, inputs], U [3 · hidden, hidden], b and b′ [3 · hidden] or, without
  /// bₙ, [2 · hidden].
  public init(
    inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor? = nil,
    recurrentBias: Tensor? = nil, reset: Reset = .beforeProduct, update: Update = .takesNew
  ) {
    self.reset = reset
    self.update = update
    super.init(
      gates: 3, inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias,
      recurrentBias: recurrentBias, candidate: 2)
  }

  /// hₜ, both as the output and as the state.
  public override func step(_ x: Tensor, _ state: RecurrentState) -> (
    output: Tensor, state: RecurrentState
  ) {
    let before = state.hidden
    let fromInput = linear(x, inputWeight, complete(bias)).cut(into: 3)
    let r: Tensor
    let z: Tensor
    let n: Tensor
    switch reset {
    case .beforeProduct:
      let bias = complete(recurrentBias)
      let gates = linear(before, recurrentWeight[0..<2 * hidden], bias?[0..<2 * hidden])
        .cut(into: 2)
      r = sigmoid(fromInput[0] + gates[0])
      z = sigmoid(fromInput[1] + gates[1])
      let candidate = (2 * hidden)..<(3 * hidden)
      n = tanh(fromInput[2] + linear(r * before, recurrentWeight[candidate], bias?[candidate]))
    case .afterProduct:
      let fromState = linear(before, recurrentWeight, complete(recurrentBias)).cut(into: 3)
      r = sigmoid(fromInput[0] + fromState[0])
      z = sigmoid(fromInput[1] + fromState[1])
      n = tanh(fromInput[2] + r * fromState[2])
    }
    let h =
      switch update {
      case .takesNew: (1 - z) * before + z * n
      case .keepsOld: z * before + (1 - z) * n
      }
    return (h, RecurrentState(hidden: h))
  }
}
