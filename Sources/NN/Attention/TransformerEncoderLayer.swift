/// Where a Transformer's layers normalize.
public enum NormPlacement: String, Sendable, Hashable, CaseIterable {
  /// x + f(norm(x)): the sum itself runs unchanged from the first layer to the last, so deep stacks
  /// train from the start. R. Xiong and others, On Layer Normalization in the Transformer
  /// Architecture, 2020.
  case pre
  /// norm(x + f(x)), as in A. Vaswani and others, 2017.
  case post
}

extension NormPlacement {
  /// A residual step: f's value added to its input, normalized before or after.
  func residual(_ x: Tensor, _ norm: LayerNorm, _ f: (Tensor) -> Tensor) -> Tensor {
    switch self {
    case .pre: x + f(norm(x))
    case .post: norm(x + f(x))
    }
  }
}

extension Dropout {
  /// Dropout that keeps a number with this probability; nil if it keeps all.
  static func keeping(
    _ keepProbability: Double, using generator: inout SeededGenerator
  ) -> Dropout? {
    keepProbability == 1
      ? nil : Dropout(keepProbability: keepProbability, using: &generator)
  }
}

/// x after dropout, if there is any.
func dropped(_ x: Tensor, _ dropout: Dropout?) -> Tensor { dropout.map { $0(x) } ?? x }

/// Self-attention, then a feed-forward network, each added to its input:
///
/// pre-norm: x ← x + MHA(LN₁ x), x ← x + FFN(LN₂ x);
/// post-norm: x ← LN₁(x + MHA x), x ← LN₂(x + FFN x).
///
/// With dropout, what MHA and FFN give loses some of its numbers before it is added, as in the
/// paper (some libraries also drop attention weights). None unless asked for.
///
/// [batch, length, features] → the same shape. With `causal` it is the block of a decoder-only
/// language model. A. Vaswani and others, Attention Is All You Need, 2017.
public final class TransformerEncoderLayer: Layer {
  /// MHA.
  public let attention: MultiHeadAttention
  /// FFN.
  public let feedForward: FeedForward
  /// LN₁ and LN₂.
  public let norms: (LayerNorm, LayerNorm)
  /// Before or after the residual sum.
  public let placement: NormPlacement
  /// What MHA and FFN give passes through it; nil for none.
  public let dropout: Dropout?

  /// A new layer; see its parts for how they are drawn.
  ///
  /// - Parameter keepProbability: That of a number to outlast dropout; 1, no dropout, unless given.
  public convenience init(
    _ features: Int, heads: Int, hidden: Int, norm placement: NormPlacement = .post,
    activation: FeedForward.Activation = .relu, keepProbability: Double = 1,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    self.init(
      attention: MultiHeadAttention(
        features, heads: heads, precision: precision, using: &generator),
      feedForward: FeedForward(
        features, hidden: hidden, activation: activation, precision: precision,
        using: &generator),
      norms: (
        LayerNorm(features, precision: precision), LayerNorm(features, precision: precision)
      ), norm: placement, dropout: .keeping(keepProbability, using: &generator))
  }

  /// A layer of parts that exist.
  public init(
    attention: MultiHeadAttention, feedForward: FeedForward, norms: (LayerNorm, LayerNorm),
    norm placement: NormPlacement, dropout: Dropout? = nil
  ) {
    self.attention = attention
    self.feedForward = feedForward
    self.norms = norms
    self.placement = placement
    self.dropout = dropout
  }

  /// Every position attends to every position.
  public override func callAsFunction(_ input: Tensor) -> Tensor { self(input, mask: nil) }

  /// Mask and `causal` as in `MultiHeadAttention`.
  public func callAsFunction(_ input: Tensor, mask: Tensor? = nil, causal: Bool = false) -> Tensor {
    let x = placement.residual(input, norms.0) {
      dropped(attention($0, mask: mask, causal: causal), dropout)
    }
    return placement.residual(x, norms.1) { dropped(feedForward($0), dropout) }
  }

  /// MHA, FFN, LN₁, LN₂, and dropout if there is any.
  public override var sublayers: [Layer] {
    [attention, feedForward, norms.0, norms.1] + (dropout.map { [$0] } ?? [])
  }

  /// Its parts, each at an input of the same shape.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    let drop: [Layer] = dropout.map { [$0] } ?? []
    let first: [Layer] = [attention] + drop
    let second: [Layer] = [feedForward] + drop
    let parts =
      placement == .pre
      ? [norms.0] + first + [norms.1] + second : first + [norms.0] + second + [norms.1]
    return parts.map { ($0, inputShape) }
  }

  /// Those of the parts, and the two sums.
  public override func activationCount(for inputShape: [Int]) -> Int {
    super.activationCount(for: inputShape) + 2 * inputShape.reduce(1, *)
  }
}
