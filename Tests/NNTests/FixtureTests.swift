import Fixtures
import NN
import Testing

/// Every operation, optimizer, model and initializer against what PyTorch computed for it.
@Suite struct FixtureTests {
  static let names = (try? Fixture.names) ?? []

  @Test(arguments: names)
  func `it agrees with its fixture`(op: String) throws {
    for fixture in try Fixture.load(op).cases {
      let differences = FixtureCheck(op, fixture).differences()
      #expect(differences.isEmpty, "\(fixture.name): \(differences.joined(separator: "; "))")
    }
  }

  @Test func `there are fixtures, and whatever is called here has one`() {
    #expect(Self.names.count > 100)
    let called = Set(FixtureOperations.table.keys)
      .union(FixtureOptimizers.table.keys).union(FixtureModels.table.keys)
    #expect(called.subtracting(Self.names).isEmpty)
  }
}
