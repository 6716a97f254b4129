import NN

/// The loss of each whole model of the fixtures, computed with the library: one line for each
/// file.
package enum FixtureModels {
  /// The loss for the parameters and the batch of a case.
  package typealias Loss = @Sendable (Arguments) -> Tensor

  package static let table: [String: Loss] = [
    "model_gpt_tiny": tinyGPT,
    "model_lenet_small": smallLeNet,
    "model_lstm_classifier": lstmClassifier,
    "model_vae": variationalAutoencoder,
    "model_xor_mlp": exclusiveOr,
  ]
}
