import NN

extension FixtureModels {
  /// Token and position embeddings, one causal pre-norm layer with GELU, a last norm, a linear head,
  /// and cross-entropy over all positions.
  static let tinyGPT: Loss = { arguments in
    func linear(_ weight: String, _ bias: String) -> Linear {
      Linear(weight: arguments[weight], bias: arguments[bias])
    }
    func norm(_ index: Int) -> LayerNorm {
      LayerNorm(
        scale: arguments["norm\(index)_weight"], shift: arguments["norm\(index)_bias"])
    }
    let kinds = ["q", "k", "v"]
    let attention = MultiHeadAttention(
      projection: Linear(
        weight: concat(kinds.map { arguments["w_\($0)"] }),
        bias: concat(kinds.map { arguments["b_\($0)"] })),
      output: linear("w_o", "b_o"), heads: Int(arguments.number("heads")))
    let layer = TransformerEncoderLayer(
      attention: attention,
      feedForward: FeedForward(
        expand: linear("w_1", "b_1"), contract: linear("w_2", "b_2"), activation: .gelu),
      norms: (norm(1), norm(2)), norm: .pre)
    let model = LanguageModel(
      tokens: Embedding(weight: arguments["token"]),
      positions: LearnedPositions(weight: arguments["position"]),
      body: TransformerEncoder([layer], norm: norm(3)), head: linear("head_w", "head_b"))
    let (ids, length) = (arguments.integers("ids"), arguments.shape("ids")[1])
    let sequences = stride(from: 0, to: ids.count, by: length).map { start in
      Array(ids[start..<(start + length)])
    }
    return crossEntropy(model(sequences), labels: arguments.integers("y"))
  }
}
