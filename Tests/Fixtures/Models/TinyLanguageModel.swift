import NN

extension FixtureModels {
  /// Token and position embeddings, one causal pre-norm block, a norm, a linear head; the mean
  /// cross-entropy of the token after each position.
  static let tinyLanguageModel: Loss = { arguments in
    let layer = TransformerEncoderLayer(
      attention: arguments.multiHeadAttention(), feedForward: arguments.feedForward,
      norms: (arguments.norm(1), arguments.norm(2)), norm: .pre)
    let model = LanguageModel(
      tokens: Embedding(weight: arguments["token"]),
      positions: LearnedPositions(weight: arguments["position"]),
      body: TransformerEncoder([layer], norm: arguments.norm(3)),
      head: Linear(weight: arguments["head_w"], bias: arguments["head_b"]))
    let ids = arguments.integers("ids")
    let length = arguments.shape("ids")[1]
    let sequences = stride(from: 0, to: ids.count, by: length).map {
      Array(ids[$0..<($0 + length)])
    }
    return crossEntropy(model(sequences), labels: arguments.integers("y"))
  }
}
