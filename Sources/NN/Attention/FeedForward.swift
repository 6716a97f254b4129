/// The position-wise network of a Transformer: φ(x W₁ᵀ + b₁) W₂ᵀ + b₂, the same at every position.
///
/// [batch…, features] → [batch…, features], with `hidden` features between, usually four times as
/// many. φ is ReLU in A. Vaswani and others, 2017, and GELU in GPT.
public final class FeedForward: Layer {
  /// φ, what lies between the two layers.
  public enum Activation: String, Sendable, Hashable, CaseIterable {
    /// max(0, x).
    case relu
    /// x Φ(x), exact.
    case gelu
    /// GELU with a tanh in place of Φ, as GPT-2 was trained.
    case geluTanh
  }

  /// W₁ and b₁: [hidden, features] and [hidden].
  public let expand: Linear
  /// W₂ and b₂: [features, hidden] and [features].
  public let contract: Linear
  /// φ.
  public let activation: Activation

  /// Both layers drawn as `Linear` draws its weight and bias.
  public convenience init(
    _ features: Int, hidden: Int, activation: Activation = .relu,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    self.init(
      expand: Linear(features, hidden, precision: precision, using: &generator),
      contract: Linear(hidden, features, precision: precision, using: &generator),
      activation: activation)
  }

  /// A network of two layers that exist.
  public init(expand: Linear, contract: Linear, activation: Activation = .relu) {
    precondition(
      expand.weight.shape == contract.weight.shape.reversed(),
      "FeedForward needs weights [hidden, features] and [features, hidden]; got "
        + "\(expand.weight.shape) and \(contract.weight.shape).")
    self.expand = expand
    self.contract = contract
    self.activation = activation
  }

  /// φ(x W₁ᵀ + b₁) W₂ᵀ + b₂.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    contract(activation(expand(input)))
  }

  /// The two layers.
  public override var sublayers: [Layer] { [expand, contract] }

  /// The two layers.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(expand, inputShape), (contract, expand.outputShape(for: inputShape))]
  }

  /// The two layers', and φ's.
  public override func activationCount(for inputShape: [Int]) -> Int {
    super.activationCount(for: inputShape)
      + expand.outputShape(for: inputShape).reduce(1, *)
  }
}

extension FeedForward.Activation {
  /// φ(x) of every element.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    switch self {
    case .relu: NN.relu(x)
    case .gelu: NN.gelu(x)
    case .geluTanh: NN.gelu(x, form: .tanh)
    }
  }
}
