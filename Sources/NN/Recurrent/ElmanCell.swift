/// hₜ = φ(W xₜ + U hₜ₋₁ + b), the simple recurrent network; the output is hₜ.
///
/// φ is the hyperbolic tangent unless chosen otherwise. J. Elman, Finding Structure in Time, 1990.
/// With ReLU, `startsAsIdentity` makes U the identity and b zero, so that a new network remembers
/// by copying: Q. Le, N. Jaitly and G. Hinton, A Simple Way to Initialize Recurrent Networks of
/// Rectified Linear Units, 2015.
public final class ElmanCell: GatedCell {
  /// φ.
  public let activation: Activation

  /// The choices of φ.
  public enum Activation: Sendable, Hashable, CaseIterable {
    case logistic, tanh, relu
  }

  /// A new cell with weights uniform in ±1/√hidden.
  ///
  /// - Parameters:
  ///   - hasBias: Whether b is added.
  ///   - recurrentBias: A second bias, as PyTorch has it.
  ///   - startsAsIdentity: U = 1 and b = 0.
  public init(
    _ inputs: Int, _ hidden: Int, activation: Activation = .tanh, bias hasBias: Bool = true,
    recurrentBias: Bool = false, startsAsIdentity: Bool = false,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    self.activation = activation
    super.init(
      inputs, hidden, gates: 1, bias: hasBias, recurrentBias: hasBias && recurrentBias,
      precision: precision, using: &generator)
    if startsAsIdentity {
      recurrentWeight.assign(.identity(hidden, precision: precision))
      setBias(ofGate: 0, to: 0)
    }
  }

  /// A cell with W [hidden, inputs], U [hidden, hidden], b and b′ [hidden].
  public init(
    inputWeight: Tensor, recurrentWeight: Tensor, bias: Tensor? = nil,
    recurrentBias: Tensor? = nil, activation: Activation = .tanh
  ) {
    self.activation = activation
    super.init(
      gates: 1, inputWeight: inputWeight, recurrentWeight: recurrentWeight, bias: bias,
      recurrentBias: recurrentBias)
  }

  /// hₜ = φ(W xₜ + U hₜ₋₁ + b), both as the output and as the state.
  public override func step(_ x: Tensor, _ state: RecurrentState) -> (
    output: Tensor, state: RecurrentState
  ) {
    let sum = sums(x, state.hidden)
    let h =
      switch activation {
      case .logistic: sigmoid(sum)
      case .tanh: tanh(sum)
      case .relu: relu(sum)
      }
    return (h, RecurrentState(hidden: h))
  }
}
