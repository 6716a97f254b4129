/// The Transformer, from one sequence of tokens to another: an encoder reads the source, a decoder
/// predicts each target token from the source and the target tokens before it.
///
/// ```swift
/// let model = Transformer(
///   vocabulary: 12, features: 32, heads: 4, hidden: 64, layers: 1, using: &generator)
/// let logits = model(source, target: shifted, padding: 0)   // [batch · length, 12]
/// ```
/// Source and target share one table of token vectors, standard normal at first; each position's
/// sine wave is added unless `hasPositions` is false. A. Vaswani and others, Attention Is All You
/// Need, 2017. (There the table is multiplied by √features, and is the last layer's weight too.)
public final class Transformer: Layer {
  /// A row for each token, [vocabulary, features].
  public let tokens: Embedding
  /// What is added to tell places apart; nil for nothing.
  public let positions: SinusoidalPositions?
  /// Reads the source.
  public let encoder: TransformerEncoder
  /// Writes the target.
  public let decoder: TransformerDecoder
  /// From features to a score for each token.
  public let head: Linear

  /// What the tokens at their places pass through; nil for none.
  public let dropout: Dropout?

  /// A new model with as many encoder layers as decoder layers.
  ///
  /// - Parameter keepProbability: Of dropout in all layers and of the tokens at their places; 1, no
  ///   dropout, unless given (0.9 in the paper). Call `evaluate()` before decoding.
  public init(
    vocabulary: Int, features: Int, heads: Int, hidden: Int, layers: Int,
    norm placement: NormPlacement = .post, activation: FeedForward.Activation = .relu,
    hasPositions: Bool = true, keepProbability: Double = 1, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    tokens = Embedding(vocabulary, features, precision: precision, using: &generator)
    positions = hasPositions ? SinusoidalPositions() : nil
    encoder = TransformerEncoder(
      features, heads: heads, hidden: hidden, layers: layers, norm: placement,
      activation: activation, keepProbability: keepProbability, precision: precision,
      using: &generator)
    decoder = TransformerDecoder(
      features, heads: heads, hidden: hidden, layers: layers, norm: placement,
      activation: activation, keepProbability: keepProbability, precision: precision,
      using: &generator)
    head = Linear(features, vocabulary, precision: precision, using: &generator)
    dropout = .keeping(keepProbability, using: &generator)
  }

  /// The scores of each target position's next token, [batch · length, vocabulary], row by row.
  ///
  /// - Parameters:
  ///   - target: What the decoder reads: the target one step later, after a start token.
  ///   - padding: The token that fills the source up to one length; nobody attends to it.
  public func callAsFunction(
    _ source: [[Int]], target: [[Int]], padding: Int? = nil
  ) -> Tensor {
    let mask = padding.map { paddingMask(source, padding: $0) }  // [batch, 1, sourceLength]
    return decode(target, memory: encode(source, mask: mask), memoryMask: mask)
  }

  /// What the encoder makes of the source: [batch, sourceLength, features].
  public func encode(_ source: [[Int]], mask: Tensor? = nil) -> Tensor {
    encoder(placed(source), mask: mask)
  }

  /// The scores of each target position's next token, [batch · length, vocabulary].
  public func decode(_ target: [[Int]], memory: Tensor, memoryMask: Tensor? = nil) -> Tensor {
    let y = decoder(placed(target), memory: memory, memoryMask: memoryMask)
    return head(y.reshaped([-1, y.shape[2]]))
  }

  /// The likeliest target, token by token, `length` of them for each source.
  public func greedyDecode(
    _ source: [[Int]], start: Int, length: Int, padding: Int? = nil
  ) -> [[Int]] {
    withoutGradient {
      let mask = padding.map { paddingMask(source, padding: $0) }
      let memory = encode(source, mask: mask)
      var target = source.map { _ in [start] }
      for written in 1...max(length, 1) where written <= length {
        let best = decode(target, memory: memory, memoryMask: mask).argmax()
        for example in target.indices { target[example].append(best[(example + 1) * written - 1]) }
      }
      return target.map { Array($0.dropFirst()) }
    }
  }

  /// Tokens, encoder, decoder and head; positions have no parameters.
  public override var sublayers: [Layer] {
    [tokens, encoder, decoder, head] + (dropout.map { [$0] } ?? [])
  }

  private func placed(_ sequences: [[Int]]) -> Tensor {
    let x = tokens(sequences)
    return dropped(positions.map { $0(x) } ?? x, dropout)
  }
}
