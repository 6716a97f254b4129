import NN

extension FixtureOperations {
  static let normalizations: [String: Operation] = [:]

  static let missingNormalizations: Set<String> = [
    "batch_norm1d",
    "batch_norm2d",
    "dropout",
    "group_norm",
    "layer_norm",
    "local_response_norm",
    "rms_norm",
    "weight_norm_linear",
  ]
}
