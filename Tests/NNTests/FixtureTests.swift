import Fixtures
import NN
import Testing

/// Every operation, optimizer, model and initializer against what PyTorch computed for it.
@Suite struct FixtureTests {
  static let known = ((try? Fixture.names) ?? []).filter(FixtureCheck.knows)

  @Test(arguments: known)
  func `it agrees with its fixture`(op: String) throws {
    for fixture in try Fixture.load(op).cases {
      let differences = FixtureCheck(op, fixture).differences()
      #expect(differences.isEmpty, "\(fixture.name): \(differences.joined(separator: "; "))")
    }
  }

  @Test func `every fixture is either tested or known to be missing`() throws {
    #expect(Set(Self.known).isDisjoint(with: FixtureOperations.missing))
    #expect(try Set(Fixture.names) == Set(Self.known).union(FixtureOperations.missing))
  }
}
