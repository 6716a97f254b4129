/// Many vectors pooled into one by attention with a learned query: αₛ = v · tanh(W hₛ + b),
/// w = softmax α, c = Σₛ wₛ hₛ.
///
/// Input [batch…, keys, features] → context [batch…, features]. v is what the layer looks for.
public final class AttentionPooling: Layer {
  /// W and b: [batch…, features] → [batch…, hidden].
  public let projection: Linear
  /// v: [batch…, hidden] → [batch…, 1], without a bias.
  public let score: Linear

  /// - Parameter hidden: The length of v; as many as there are features unless given.
  public init(
    _ features: Int, hidden: Int? = nil, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    let hidden = hidden ?? features
    projection = Linear(features, hidden, precision: precision, using: &generator)
    score = Linear(hidden, 1, bias: false, precision: precision, using: &generator)
  }

  /// The context and the weights [batch…, keys]; the mask broadcasts to these, 1 = may attend.
  public func callAsFunction(
    _ input: Tensor, mask: Tensor?
  ) -> (context: Tensor, weights: Tensor) {
    let weights = softmax(score(tanh(projection(input))).squeezed(axis: -1), mask: mask)
    return (attentionContext(weights, input), weights)
  }

  /// The context alone, every vector counting.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, mask: nil).context
  }

  /// W with b, and v.
  public override var sublayers: [Layer] { [projection, score] }

  /// [batch…, keys, features] → [batch…, features].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape.dropLast(2) + inputShape.suffix(1)
  }

  /// The projection, then the score.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(projection, inputShape), (score, projection.outputShape(for: inputShape))]
  }

  /// Those of the two layers, and of every vector with its weight.
  public override func macs(for inputShape: [Int]) -> Int {
    super.macs(for: inputShape) + inputShape.reduce(1, *)
  }

  /// The projection and its tanh, the scores and their softmax, and the context.
  public override func activationCount(for inputShape: [Int]) -> Int {
    2 * super.activationCount(for: inputShape) + outputShape(for: inputShape).reduce(1, *)
  }
}

/// Attention on two levels: over the words of each utterance, then over the utterances.
///
/// Words [batch, utterances, words, features] become a vector for each utterance by
/// `AttentionPooling`; a `between` layer (a recurrent one, say) may let utterances know of one
/// another; and these become one context [batch, features], by pooling again, or compared with a
/// query such as the decoder's state by dot products.
///
/// The lectures' hierarchical chatbot; Z. Yang and others, Hierarchical Attention Networks for
/// Document Classification, 2016.
public final class HierarchicalAttention: Layer {
  /// What both levels found; the weights tell what was looked at.
  public struct Value {
    /// [batch, features], or [batch, queries, features] for several queries.
    public let context: Tensor
    /// [batch, utterances, words].
    public let wordWeights: Tensor
    /// [batch, utterances], or [batch, queries, utterances].
    public let utteranceWeights: Tensor
  }

  /// From words to utterances.
  public let words: AttentionPooling
  /// What the utterances pass through, [batch, utterances, features] → the same shape.
  public let between: Layer?
  /// From utterances to the context, where no query is given.
  public let utterances: AttentionPooling

  /// Both levels with vectors of this length.
  public init(
    _ features: Int, between: Layer? = nil, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    words = AttentionPooling(features, precision: precision, using: &generator)
    self.between = between
    utterances = AttentionPooling(features, precision: precision, using: &generator)
  }

  /// - Parameters:
  ///   - query: [batch, features] or [batch, queries, features]; nil for the learned one.
  ///   - mask: [batch, utterances, words], 1 for a word. An utterance without any is left out.
  public func callAsFunction(
    _ input: Tensor, query: Tensor? = nil, mask: Tensor? = nil
  ) -> Value {
    precondition(
      input.rank == 4,
      "HierarchicalAttention needs [batch, utterances, words, features]; got \(input.shape).")
    let (vectors, wordWeights) = words(input, mask: mask)  // [batch, utterances, features]
    let known = between.map { $0(vectors) } ?? vectors
    // An utterance is there if it has a word.
    var present = mask?.max(axis: -1)  // [batch, utterances]
    if query?.rank == 3 { present = present?.expanded(at: 1) }
    let (context, weights) =
      query.map { dotProductAttention($0, known, mask: present) }
      ?? utterances(known, mask: present)
    return Value(context: context, wordWeights: wordWeights, utteranceWeights: weights)
  }

  /// The context alone, from the learned query, every word counting.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, query: nil).context
  }

  /// Both poolings and what lies between them.
  public override var sublayers: [Layer] {
    [words] + (between.map { [$0] } ?? []) + [utterances]
  }

  /// [batch, utterances, words, features] → [batch, features].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape.prefix(1) + inputShape.suffix(1)
  }

  /// The words' pooling, what lies between, and the utterances' pooling.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    let vectors = words.outputShape(for: inputShape)
    let inner = between.map { [(layer: $0, inputShape: vectors)] } ?? []
    return [(words, inputShape)] + inner
      + [(utterances, between?.outputShape(for: vectors) ?? vectors)]
  }
}
