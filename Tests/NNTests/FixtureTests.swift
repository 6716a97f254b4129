import Fixtures
import NN
import Testing

/// Every operation against the values and gradients that PyTorch computed for it.
@Suite struct FixtureTests {
  static let operations = FixtureOperations.table.keys.sorted()

  @Test(arguments: operations, Precision.allCases)
  func `an operation agrees with its fixture`(op: String, precision: Precision) throws {
    for fixture in try Fixture.load(op).cases {
      let tolerance = Tolerance(precision, fixture)
      let arguments = Arguments(fixture, precision)
      let outputs = FixtureOperations.table[op]!(arguments)
      for (name, expected) in fixture.outputs {
        let output = try #require(outputs[name])
        #expect(output.shape == expected.shape, "\(fixture.name): shape of \(name)")
        #expect(
          tolerance.output.worst(output.values, expected.data) == nil, "\(fixture.name): \(name)")
      }
      backward(outputs, fixture)
      for (name, expected) in fixture.grads ?? [:] {
        let gradient = try #require(arguments[name].gradient, "\(fixture.name): ∂/∂\(name)")
        #expect(gradient.shape == expected.shape && gradient.precision == precision)
        #expect(
          tolerance.gradient.worst(gradient.values, expected.data) == nil,
          "\(fixture.name): ∂/∂\(name)")
      }
    }
  }

  @Test(arguments: operations)
  func `an operation is repeatable and its gradients add up`(op: String) throws {
    for fixture in try Fixture.load(op).cases where fixture.upstream != nil {
      let operation = FixtureOperations.table[op]!
      func gradients(times: Int = 1, scale: Double = 1) -> [String: [Double]] {
        let arguments = Arguments(fixture, .float32)
        for _ in 0..<times { backward(operation(arguments), fixture, scale: scale) }
        return arguments.tensors.compactMapValues { $0.gradient?.values }
      }
      let once = gradients()
      #expect(once == gradients(), "\(fixture.name): the same bits again")
      let doubled = once.mapValues { $0.map { 2 * $0 } }
      let accumulated = gradients(times: 2)
      let scaled = gradients(scale: 2)
      for (name, expected) in doubled {
        // Exact, but for numbers so small that Float rounds them to few bits.
        let exact = Closeness(relative: 0, absolute: 1e-37)
        // A row that is used twice adds three numbers in another order.
        let rounding = Closeness(relative: 1e-5, absolute: 1e-6)
        #expect(rounding.worst(accumulated[name]!, expected) == nil, "\(fixture.name): two calls")
        #expect(exact.worst(scaled[name]!, expected) == nil, "\(fixture.name): twice upstream")
      }

      // f(x) + f(x) in one graph.
      let arguments = Arguments(fixture, .float64)
      let pair = operation(arguments).merging(operation(arguments)) { $0 + $1 }
      backward(pair, fixture)
      for (name, expected) in fixture.grads ?? [:] {
        let gradient = try #require(arguments[name].gradient).values.map { $0 / 2 }
        let tolerance = Tolerance(.float64, fixture).gradient
        #expect(tolerance.worst(gradient, expected.data) == nil, "\(fixture.name): f(x) + f(x)")
      }
    }
  }

  @Test(arguments: operations)
  func `an operation on parts of larger tensors gives the same`(op: String) throws {
    for fixture in try Fixture.load(op).cases {
      let whole = Arguments(fixture, .float32)
      // Each input is the second of three rows, which begins inside a storage.
      let larger = whole.tensors.mapValues { tensor in
        let rows = withoutGradient { stack([tensor * 7, tensor, tensor - 3]) }
        rows.requiresGradient = tensor.requiresGradient
        return rows
      }
      let operation = FixtureOperations.table[op]!
      let expected = operation(whole)
      let outputs = operation(Arguments(fixture, larger.mapValues { $0[1] }))
      for (name, output) in outputs { #expect(output.values == expected[name]!.values) }
      backward(expected, fixture)
      backward(outputs, fixture)
      for name in (fixture.grads ?? [:]).keys {
        let gradient = try #require(larger[name]!.gradient)
        #expect(gradient[1].values == whole[name].gradient!.values, "\(fixture.name): ∂/∂\(name)")
        #expect(gradient[0].values.allSatisfy { $0 == 0 })
      }
    }
  }

  @Test(arguments: operations)
  func `an operation passes its own gradient check`(op: String) throws {
    for fixture in try Fixture.load(op).cases where fixture.edge == nil && fixture.grads != nil {
      let arguments = Arguments(fixture, .float64)
      let names = fixture.grads!.keys.sorted()
      let check = checkGradient(
        of: { inputs in
          let moved = arguments.tensors.merging(zip(names, inputs.tensors)) { $1 }
          let outputs = FixtureOperations.table[op]!(Arguments(fixture, moved))
          return weightedSum(outputs, fixture)
        }, at: names.map { ($0, arguments[$0]) }, tolerance: 1e-5)
      #expect(check.passed, "\(fixture.name): \(check)")
    }
  }

  @Test func `every fixture is either tested or known to be missing`() throws {
    let tested = Set(FixtureOperations.table.keys).union(FixtureOperations.elsewhere)
    #expect(tested.isDisjoint(with: FixtureOperations.missing))
    #expect(try Set(Fixture.names) == tested.union(FixtureOperations.missing))
  }
}

/// Runs backward from the fixture's upstream gradients.
private func backward(_ outputs: [String: Tensor], _ fixture: Fixture.Case, scale: Double = 1) {
  guard let upstream = fixture.upstream else { return }
  if upstream.count == 1, let (name, array) = upstream.first, let output = outputs[name] {
    let values = array.data.map { scale * $0 }
    output.backward(Tensor(values, shape: array.shape, precision: output.precision))
  } else {
    (weightedSum(outputs, fixture) * scale).backward()
  }
}

/// Σ over outputs of Σ output · upstream.
private func weightedSum(_ outputs: [String: Tensor], _ fixture: Fixture.Case) -> Tensor {
  fixture.upstream!.sorted { $0.key < $1.key }
    .map { name, array in (outputs[name]! * array.tensor(outputs[name]!.precision)).sum() }
    .reduce(Tensor(0, precision: .float64)) { $0 + $1 }
}
