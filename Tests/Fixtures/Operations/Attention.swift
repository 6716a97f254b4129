import NN

extension FixtureOperations {
  static let attention: [String: Operation] = [
    "multi_head_attention": { arguments in
      let attention = arguments.multiHeadAttention()
      return [
        "y": attention(
          arguments["query"], memory: arguments.tensors["memory"], mask: arguments.attentionMask,
          causal: arguments.isCausal)
      ]
    },
    "scaled_dot_product_attention": {
      [
        "y": scaledDotProductAttention(
          $0["query"], $0["key"], $0["value"], mask: $0.attentionMask, causal: $0.isCausal)
      ]
    },
    "sinusoidal_positional_encoding": {
      [
        "y": sinusoidalPositions(
          Int($0.number("length")), features: Int($0.number("dimension")),
          precision: .float64)
      ]
    },
    "transformer_decoder_layer": { arguments in
      let layer = TransformerDecoderLayer(
        selfAttention: arguments.multiHeadAttention("self_"),
        crossAttention: arguments.multiHeadAttention("cross_"),
        feedForward: arguments.feedForward,
        norms: (arguments.norm(1), arguments.norm(2), arguments.norm(3)),
        norm: arguments.normPlacement)
      return [
        "y": layer(
          arguments["x"], memory: arguments["memory"], mask: arguments.attentionMask,
          memoryMask: arguments.mask("memory_mask"))
      ]
    },
    "transformer_encoder_layer": { arguments in
      let layer = TransformerEncoderLayer(
        attention: arguments.multiHeadAttention(), feedForward: arguments.feedForward,
        norms: (arguments.norm(1), arguments.norm(2)), norm: arguments.normPlacement)
      return [
        "y": layer(
          arguments["x"], mask: arguments.attentionMask, causal: arguments.isCausal)
      ]
    },
  ]
}

extension Arguments {
  func multiHeadAttention(_ prefix: String = "") -> MultiHeadAttention {
    func joined(_ kind: String) -> Tensor? {
      let parts = ["q", "k", "v"].compactMap { tensors["\(prefix)\(kind)_\($0)"] }
      return parts.isEmpty ? nil : concat(parts)
    }
    return MultiHeadAttention(
      projection: Linear(weight: joined("w")!, bias: joined("b")),
      output: Linear(weight: self["\(prefix)w_o"], bias: tensors["\(prefix)b_o"]),
      heads: Int(number("heads")))
  }

  var feedForward: FeedForward {
    FeedForward(
      expand: Linear(weight: self["w_1"], bias: tensors["b_1"]),
      contract: Linear(weight: self["w_2"], bias: tensors["b_2"]),
      activation: fixture.attrs["activation"]?.text.flatMap(FeedForward.Activation.init) ?? .gelu)
  }

  func norm(_ index: Int) -> LayerNorm {
    LayerNorm(
      scale: self["norm\(index)_weight"], shift: self["norm\(index)_bias"],
      epsilon: fixture.attrs["eps"]?.number ?? 1e-5)
  }

  fileprivate var normPlacement: NormPlacement {
    NormPlacement(rawValue: attribute("norm").text!)!
  }

  fileprivate var isCausal: Bool { fixture.attrs["causal"]?.flag ?? false }

  fileprivate func mask(_ name: String) -> Tensor? { fixture.inputs[name]?.tensor(.float32) }

  fileprivate var attentionMask: Tensor? { mask("mask") }
}
