import NN

/// How each operation of the fixtures is called here: one line for each file, by family in
/// `Operations`.
package enum FixtureOperations {
  package typealias Operation = @Sendable (Arguments) -> [String: Tensor]

  package static let table: [String: Operation] = [
    arithmetic, shapes, reductions, activations, losses, convolutions, normalizations, recurrent,
    attention, training,
  ].reduce(into: [:]) { table, family in table.merge(family) { $1 } }
}
