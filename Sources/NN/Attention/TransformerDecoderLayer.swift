/// Causal self-attention, then attention to an encoder's output, then a feed-forward network, each
/// added to its input, with the norms LN₁, LN₂, LN₃ in this order:
///
/// pre-norm: x ← x + MHA(LN₁ x), x ← x + MHA(LN₂ x, memory), x ← x + FFN(LN₃ x);
/// post-norm: x ← LN₁(x + MHA x), and so on.
///
/// Dropout stands before each sum, as in `TransformerEncoderLayer`.
///
/// x [batch, length, features] → the same shape; memory [batch, sourceLength, features].
/// A. Vaswani and others, Attention Is All You Need, 2017.
public final class TransformerDecoderLayer: Layer {
  /// Among the target's positions, each to those not after it.
  public let selfAttention: MultiHeadAttention
  /// From the target's positions to the source's.
  public let crossAttention: MultiHeadAttention
  /// FFN.
  public let feedForward: FeedForward
  /// LN₁, LN₂ and LN₃.
  public let norms: (LayerNorm, LayerNorm, LayerNorm)
  /// Before or after the residual sum.
  public let placement: NormPlacement
  /// What both attentions and FFN give passes through it; nil for none.
  public let dropout: Dropout?

  /// A new layer; see its parts for how they are drawn.
  public convenience init(
    _ features: Int, heads: Int, hidden: Int, norm placement: NormPlacement = .post,
    activation: FeedForward.Activation = .relu, keepProbability: Double = 1,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    func attention() -> MultiHeadAttention {
      MultiHeadAttention(features, heads: heads, precision: precision, using: &generator)
    }
    func norm() -> LayerNorm { LayerNorm(features, precision: precision) }
    self.init(
      selfAttention: attention(), crossAttention: attention(),
      feedForward: FeedForward(
        features, hidden: hidden, activation: activation, precision: precision,
        using: &generator),
      norms: (norm(), norm(), norm()), norm: placement,
      dropout: .keeping(keepProbability, using: &generator))
  }

  /// A layer of parts that exist.
  public init(
    selfAttention: MultiHeadAttention, crossAttention: MultiHeadAttention,
    feedForward: FeedForward, norms: (LayerNorm, LayerNorm, LayerNorm),
    norm placement: NormPlacement, dropout: Dropout? = nil
  ) {
    self.selfAttention = selfAttention
    self.crossAttention = crossAttention
    self.feedForward = feedForward
    self.norms = norms
    self.placement = placement
    self.dropout = dropout
  }

  /// - Parameters:
  ///   - mask: Among the target's positions, in addition to the causal one.
  ///   - memoryMask: From the target's to the source's, such as the source's `paddingMask`.
  public func callAsFunction(
    _ input: Tensor, memory: Tensor, mask: Tensor? = nil, memoryMask: Tensor? = nil
  ) -> Tensor {
    var x = placement.residual(input, norms.0) {
      dropped(selfAttention($0, mask: mask, causal: true), dropout)
    }
    x = placement.residual(x, norms.1) {
      dropped(crossAttention($0, memory: memory, mask: memoryMask), dropout)
    }
    return placement.residual(x, norms.2) { dropped(feedForward($0), dropout) }
  }

  /// Both attentions, FFN, LN₁, LN₂, LN₃, and dropout if there is any.
  public override var sublayers: [Layer] {
    [selfAttention, crossAttention, feedForward, norms.0, norms.1, norms.2]
      + (dropout.map { [$0] } ?? [])
  }
}
