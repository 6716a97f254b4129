import NN

/// How each operation of the fixtures is called here: one line for each file, by family in
/// `Operations`.
package enum FixtureOperations {
  package typealias Operation = @Sendable (Arguments) -> [String: Tensor]

  package static let table: [String: Operation] = [
    arithmetic, shapes, reductions, activations, losses, convolutions, normalizations, recurrent,
    attention, training,
  ].reduce(into: [:]) { table, family in table.merge(family) { $1 } }

  /// Files whose operation does not exist yet. Shorten these lists with each that is added.
  package static let missing: Set<String> = [
    missingActivations, missingLosses, missingConvolutions, missingNormalizations,
    missingRecurrent, missingAttention, missingTraining,
  ].reduce(into: []) { all, family in all.formUnion(family) }

  static let missingTraining: Set<String> = [
    "model_gpt_tiny",
    "model_lenet_small",
    "model_lstm_classifier",
  ]
}
