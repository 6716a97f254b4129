/// A small GPT: predicts each token from those before it.
///
/// ```swift
/// let model = LanguageModel(
///   vocabulary: 65, context: 64, features: 128, heads: 4, layers: 2, using: &generator)
/// let logits = model(batch)                        // [batch · length, 65]
/// let loss = crossEntropy(logits, labels: next)    // log 65 = 4.17 at first
/// let text = model.generate(after: [3, 1, 4], count: 100, using: &generator)
/// ```
/// Token and learned position embeddings (normal, standard deviation 0.02), causal pre-norm
/// Transformer layers with GELU, a last norm, and a linear layer to a score for each token.
/// A. Radford and others, Improving Language Understanding by Generative Pre-Training, 2018, with
/// the norms where GPT-2 has them.
public final class LanguageModel: Layer {
  /// A row for each token, [vocabulary, features].
  public let tokens: Embedding
  /// A vector for each place, up to the longest context.
  public let positions: LearnedPositions
  /// The causal layers and the last norm.
  public let body: TransformerEncoder
  /// From features to a score for each token.
  public let head: Linear

  /// A new model; `hidden` is four times `features` unless given.
  ///
  /// - Parameter keepProbability: Of dropout in the layers; 1, no dropout, unless given. Call
  ///   `evaluate()` before `generate`.
  public convenience init(
    vocabulary: Int, context: Int, features: Int, heads: Int, layers: Int, hidden: Int? = nil,
    keepProbability: Double = 1, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    self.init(
      tokens: Embedding(
        vocabulary, features, initializer: .normal(standardDeviation: 0.02),
        precision: precision, using: &generator),
      positions: LearnedPositions(
        context, features: features, precision: precision, using: &generator),
      body: TransformerEncoder(
        features, heads: heads, hidden: hidden ?? 4 * features, layers: layers, norm: .pre,
        activation: .gelu, keepProbability: keepProbability, precision: precision,
        using: &generator),
      head: Linear(features, vocabulary, precision: precision, using: &generator))
  }

  /// A model of parts that exist.
  public init(
    tokens: Embedding, positions: LearnedPositions, body: TransformerEncoder, head: Linear
  ) {
    precondition(
      tokens.weight.shape[1] == positions.weight.shape[1],
      "LanguageModel needs tokens [vocabulary, features] and positions [context, features]; got "
        + "\(tokens.weight.shape) and \(positions.weight.shape).")
    self.tokens = tokens
    self.positions = positions
    self.body = body
    self.head = head
  }

  /// The scores of the token that follows each position of each sequence: [batch · length,
  /// vocabulary], row by row, as `crossEntropy` takes them.
  public func callAsFunction(_ sequences: [[Int]]) -> Tensor {
    let x = positions(tokens(sequences))  // [batch, length, features]
    let y = body(x, causal: true)
    return head(y.reshaped([-1, y.shape[2]]))
  }

  /// The same for tokens that are given as numbers, [batch, length].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(
      input.rank == 2, "LanguageModel reads tokens [batch, length]; got \(input.shape).")
    return self(input.values.map { Int($0) }.sequences(of: input.shape[1]))
  }

  /// Continues a text by `count` tokens, each drawn from softmax(scores / temperature); at
  /// temperature 0 the likeliest is taken. The model sees at most its context.
  public func generate(
    after prompt: [Int], count: Int, temperature: Double = 1, using generator: inout SeededGenerator
  ) -> [Int] {
    precondition(!prompt.isEmpty, "generate continues a prompt of at least one token.")
    precondition(temperature >= 0, "generate needs a temperature from 0; got \(temperature).")
    var text = prompt
    for _ in 0..<count {
      let seen = Array(text.suffix(positions.weight.shape[0]))
      let scores = withoutGradient { self([seen])[seen.count - 1] }  // [vocabulary]
      if temperature == 0 {
        text.append(scores.argmax()[0])
      } else {
        let probabilities = withoutGradient { softmax(scores / temperature) }.values
        var rest = generator.uniform()
        let drawn = probabilities.firstIndex { probability in
          rest -= probability
          return rest < 0
        }
        text.append(drawn ?? probabilities.count - 1)
      }
    }
    return Array(text.suffix(count))
  }

  /// From tokens to scores.
  public override var sublayers: [Layer] { [tokens, positions, body, head] }

  /// Tokens [batch, length] through every part.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    let shape = tokens.outputShape(for: inputShape)
    return [(tokens, inputShape), (positions, shape), (body, shape), (head, shape)]
  }

  /// [batch, length] → [batch · length, vocabulary].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    [inputShape.reduce(1, *), head.weight.shape[0]]
  }
}

extension Embedding {
  /// The rows of a batch of sequences of one length: [batch, length, dimension].
  public func callAsFunction(_ sequences: [[Int]]) -> Tensor {
    let length = sequences.first?.count ?? 0
    precondition(
      sequences.allSatisfy { $0.count == length },
      "A batch holds sequences of one length; got \(sequences.map(\.count)).")
    return self(Array(sequences.joined()), shape: [sequences.count, length])
  }
}

extension [Int] {
  /// Cut into sequences of this length.
  fileprivate func sequences(of length: Int) -> [[Int]] {
    stride(from: 0, to: count, by: Swift.max(length, 1)).map {
      Array(self[$0..<($0 + length)])
    }
  }
}
