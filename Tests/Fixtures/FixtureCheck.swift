import NN

/// One case of a fixture, held against what is computed here.
package struct FixtureCheck {
  package let op: String
  package let fixture: Fixture.Case

  package init(_ op: String, _ fixture: Fixture.Case) {
    self.op = op
    self.fixture = fixture
  }

  /// What differs and where, a sentence for each; none if all agrees.
  ///
  /// An operation, optimizer, model or initializer that is unknown here is a difference too.
  package func differences() -> [String] {
    if op == "initializers" { return InitializerCheck(fixture: fixture).differences() }
    if op.hasPrefix("optimizer_") {
      guard let optimizer = FixtureOptimizers.table[op] else {
        return ["unknown optimizer `\(op)`"]
      }
      return OptimizerCheck(fixture: fixture, makeOptimizer: optimizer).differences()
    }
    if op.hasPrefix("model_") {
      guard let model = FixtureModels.table[op] else { return ["unknown model `\(op)`"] }
      return ModelCheck(fixture: fixture, loss: model).differences()
    }
    guard let operation = FixtureOperations.table[op] else {
      return ["unknown operation `\(op)`"]
    }
    return OperationCheck(fixture: fixture, operation: operation).differences()
  }
}

extension Precision {
  /// The type's name, for messages.
  var scalar: String { self == .float64 ? "Double" : "Float" }
}
