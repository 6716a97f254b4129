import NN

/// The checks of an operation or a layer: values, gradients, and what must hold of any of them.
struct OperationCheck {
  let fixture: Fixture.Case
  let operation: FixtureOperations.Operation

  func differences() -> [String] {
    Precision.allCases.flatMap { precision in
      agreement(precision) + repeatability(precision) + accumulation(precision)
        + partsOfLargerTensors(precision)
    } + finiteDifferences()
  }
}

extension OperationCheck {
  /// Outputs and gradients are the fixture's.
  private func agreement(_ precision: Precision) -> [String] {
    let run = Run(self, precision)
    let tolerance = Tolerance(precision, fixture)
    return compare(run.outputs, fixture.outputs, tolerance.output, "in \(precision.scalar)")
      + compare(run.gradients, grads, tolerance.gradient, "in \(precision.scalar)", "∂/∂")
      + (fixture.upstream ?? [:]).keys.sorted().compactMap { name in
        // Without something to differentiate an output may be constant, in any precision.
        guard let output = run.outputs[name], output.precision != precision else { return nil }
        return "in \(precision.scalar): \(name) has precision \(output.precision)"
      }
  }

  /// The same bits again.
  private func repeatability(_ precision: Precision) -> [String] {
    let (first, second) = (Run(self, precision), Run(self, precision))
    func unequal(_ a: [String: Tensor], _ b: [String: Tensor], _ prefix: String) -> [String] {
      a.keys.sorted().compactMap { name in
        let same = a[name]!.values.map(\.bitPattern) == b[name]?.values.map(\.bitPattern)
        return same ? nil : "in \(precision.scalar), run twice: \(prefix)\(name) is not the same"
      }
    }
    return unequal(first.outputs, second.outputs, "")
      + unequal(first.gradients, second.gradients, "∂/∂")
  }

  /// Gradients add up over two calls and over two uses in one graph, and are linear in upstream.
  private func accumulation(_ precision: Precision) -> [String] {
    guard !grads.isEmpty else { return [] }
    let tolerance = Tolerance(precision, fixture).gradient
    // 2 g may be twice as far from twice the reference.
    let doubled = Closeness(relative: tolerance.relative, absolute: 2 * tolerance.absolute)
    let expected = grads.mapValues { array in
      var array = array
      array.data = array.data.map { 2 * $0 }
      return array
    }
    let kinds: [(String, Run)] = [
      ("two backward calls", Run(self, precision, calls: 2)),
      ("f(x) + f(x)", Run(self, precision, copies: 2)),
      ("upstream · 2", Run(self, precision, scale: 2)),
    ]
    return kinds.flatMap { kind, run in
      compare(run.gradients, expected, doubled, "in \(precision.scalar), \(kind)", "∂/∂")
    }
  }

  /// Inputs that begin in the middle of a larger tensor, and were computed, give the same.
  private func partsOfLargerTensors(_ precision: Precision) -> [String] {
    let arguments = Arguments(fixture, precision)
    // Each is the second of three rows.
    let larger = arguments.tensors.mapValues { tensor in
      let rows = withoutGradient { stack([tensor * 7, tensor, tensor - 3]) }
      rows.requiresGradient = tensor.requiresGradient
      return rows
    }
    let outputs = operation(Arguments(fixture, larger.mapValues { $0[1] }))
    let tolerance = Tolerance(precision, fixture)
    let setting = "in \(precision.scalar), parts of larger tensors"
    var found = compare(outputs, fixture.outputs, tolerance.output, setting)
    guard found.isEmpty, !grads.isEmpty else { return found }
    backward(outputs)
    let gradients = larger.compactMapValues(\.gradient)
    found += compare(gradients.mapValues { $0[1] }, grads, tolerance.gradient, setting, "∂/∂")
    for name in grads.keys.sorted() {
      guard let gradient = gradients[name] else { continue }
      if [0, 2].contains(where: { gradient[$0].values.contains { $0 != 0 } }) {
        found.append("\(setting): ∂/∂\(name) reaches numbers that were not used")
      }
    }
    return found
  }

  /// Gradients agree with central differences, in Double.
  private func finiteDifferences() -> [String] {
    guard fixture.edge == nil, !grads.isEmpty else { return [] }
    let arguments = Arguments(fixture, .float64)
    let names = grads.keys.sorted()
    // A missing output was reported by then.
    guard fixture.upstream!.keys.allSatisfy({ operation(arguments)[$0] != nil }) else { return [] }
    let check = checkGradient(
      of: { inputs in
        let moved = arguments.tensors.merging(zip(names, inputs.tensors)) { $1 }
        return weightedSum(operation(Arguments(fixture, moved)))
      }, at: names.map { ($0, arguments[$0]) }, tolerance: 1e-5)
    guard !check.passed, let worst = check.worst else { return [] }
    return [
      "central differences: ∂/∂\(worst.input) at \(worst.worstIndex) is \(worst.analytic), "
        + "the difference quotient \(worst.numeric)"
        + (check.diagnosis.map { " (\($0))" } ?? "")
    ]
  }
}

extension OperationCheck {
  private var grads: [String: Fixture.Array] { fixture.grads ?? [:] }

  /// Forward and backward, as often and with the upstream gradient as large as asked.
  private struct Run {
    let outputs: [String: Tensor]
    let gradients: [String: Tensor]

    init(
      _ check: OperationCheck, _ precision: Precision, calls: Int = 1, copies: Int = 1,
      scale: Double = 1
    ) {
      let arguments = Arguments(check.fixture, precision)
      var outputs: [String: Tensor] = [:]
      for _ in 0..<calls {
        outputs = check.operation(arguments)
        for _ in 1..<copies { outputs.merge(check.operation(arguments)) { $0 + $1 } }
        let hasAll = (check.fixture.upstream ?? [:]).allSatisfy { name, array in
          outputs[name]?.shape == array.shape
        }
        if hasAll { check.backward(outputs, scale: scale) }
      }
      self.outputs = outputs
      gradients = arguments.tensors.compactMapValues(\.gradient)
    }
  }

  /// Runs backward from the fixture's upstream gradients.
  private func backward(_ outputs: [String: Tensor], scale: Double = 1) {
    guard let upstream = fixture.upstream, !grads.isEmpty else { return }
    if upstream.count == 1, let (name, array) = upstream.first, let output = outputs[name] {
      guard output.requiresGradient else { return }
      let values = array.data.map { scale * $0 }
      output.backward(Tensor(values, shape: array.shape, precision: output.precision))
    } else {
      let sum = weightedSum(outputs) * scale
      if sum.requiresGradient { sum.backward() }
    }
  }

  /// Σ over outputs of Σ output · upstream.
  private func weightedSum(_ outputs: [String: Tensor]) -> Tensor {
    fixture.upstream!.sorted { $0.key < $1.key }
      .map { name, array in (outputs[name]! * array.tensor(outputs[name]!.precision)).sum() }
      .reduce(Tensor(0, precision: .float64)) { $0 + $1 }
  }

  private func compare(
    _ found: [String: Tensor], _ expected: [String: Fixture.Array], _ closeness: Closeness,
    _ setting: String, _ prefix: String = ""
  ) -> [String] {
    expected.keys.sorted().compactMap { name in
      let array = expected[name]!
      guard let tensor = found[name] else {
        return "\(setting): \(prefix)\(name) is missing"
      }
      guard tensor.shape == array.shape else {
        return "\(setting): \(prefix)\(name) has shape \(tensor.shape), expected \(array.shape)"
      }
      return closeness.difference(tensor.values, array.data, shape: array.shape)
        .map { "\(setting): \(prefix)\(name)\($0)" }
    }
  }
}
