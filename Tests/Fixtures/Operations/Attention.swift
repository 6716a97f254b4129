import NN

extension FixtureOperations {
  static let attention: [String: Operation] = [:]

  static let missingAttention: Set<String> = [
    "multi_head_attention",
    "scaled_dot_product_attention",
    "sinusoidal_positional_encoding",
    "transformer_decoder_layer",
    "transformer_encoder_layer",
  ]
}
