/// Encoder layers one after another; after pre-norm layers, whose sums nobody normalized, a last
/// norm.
///
/// [batch, length, features] → the same shape.
public final class TransformerEncoder: Layer {
  /// The first is applied first.
  public let layers: [TransformerEncoderLayer]
  /// After the last layer; nil for none.
  public let norm: LayerNorm?

  /// Layers that exist, and what comes after them.
  public init(_ layers: [TransformerEncoderLayer], norm: LayerNorm? = nil) {
    self.layers = layers
    self.norm = norm
  }

  /// `count` new layers; `keepProbability` is that of dropout in each, 1 for none.
  public convenience init(
    _ features: Int, heads: Int, hidden: Int, layers count: Int,
    norm placement: NormPlacement = .post, activation: FeedForward.Activation = .relu,
    keepProbability: Double = 1, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    self.init(
      (0..<count).map { _ in
        TransformerEncoderLayer(
          features, heads: heads, hidden: hidden, norm: placement, activation: activation,
          keepProbability: keepProbability, precision: precision, using: &generator)
      }, norm: placement == .pre ? LayerNorm(features, precision: precision) : nil)
  }

  /// Every position attends to every position.
  public override func callAsFunction(_ input: Tensor) -> Tensor { self(input, mask: nil) }

  /// Mask and `causal` as in `MultiHeadAttention`, the same for all layers.
  public func callAsFunction(_ input: Tensor, mask: Tensor? = nil, causal: Bool = false) -> Tensor {
    let x = layers.reduce(input) { x, layer in layer(x, mask: mask, causal: causal) }
    return norm.map { $0(x) } ?? x
  }

  /// The layers, then the norm.
  public override var sublayers: [Layer] { layers + (norm.map { [$0] } ?? []) }

  /// The layers and the norm, each at an input of the same shape.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    sublayers.map { ($0, inputShape) }
  }
}

/// Decoder layers one after another, all attending to the same memory; after pre-norm layers a last
/// norm.
///
/// [batch, length, features] → the same shape.
public final class TransformerDecoder: Layer {
  /// The first is applied first.
  public let layers: [TransformerDecoderLayer]
  /// After the last layer; nil for none.
  public let norm: LayerNorm?

  /// Layers that exist, and what comes after them.
  public init(_ layers: [TransformerDecoderLayer], norm: LayerNorm? = nil) {
    self.layers = layers
    self.norm = norm
  }

  /// `count` new layers; `keepProbability` is that of dropout in each, 1 for none.
  public convenience init(
    _ features: Int, heads: Int, hidden: Int, layers count: Int,
    norm placement: NormPlacement = .post, activation: FeedForward.Activation = .relu,
    keepProbability: Double = 1, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    self.init(
      (0..<count).map { _ in
        TransformerDecoderLayer(
          features, heads: heads, hidden: hidden, norm: placement, activation: activation,
          keepProbability: keepProbability, precision: precision, using: &generator)
      }, norm: placement == .pre ? LayerNorm(features, precision: precision) : nil)
  }

  /// Masks as in `TransformerDecoderLayer`, the same for all layers.
  public func callAsFunction(
    _ input: Tensor, memory: Tensor, mask: Tensor? = nil, memoryMask: Tensor? = nil
  ) -> Tensor {
    let x = layers.reduce(input) { x, layer in
      layer(x, memory: memory, mask: mask, memoryMask: memoryMask)
    }
    return norm.map { $0(x) } ?? x
  }

  /// The layers, then the norm.
  public override var sublayers: [Layer] { layers + (norm.map { [$0] } ?? []) }
}
