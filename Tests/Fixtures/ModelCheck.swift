import NN

/// A whole model: its first gradients, its losses, and what training makes of its parameters.
struct ModelCheck {
  let fixture: Fixture.Case
  let loss: FixtureModels.Loss

  func differences() -> [String] {
    guard let name = fixture.attrs["optimizer"]?.text,
      let makeOptimizer = FixtureOptimizers.table["optimizer_\(name)"]
    else { return ["unknown optimizer `\(fixture.attrs["optimizer"]?.text ?? "")`"] }
    guard let steps = fixture.attrs["steps"]?.integer, let losses = fixture.trajectory?["loss"],
      losses.data.count == steps, let firstGradients = fixture.firstGrads,
      let lastParameters = fixture.lastParams
    else { return ["has no steps, losses, first gradients or last parameters"] }

    return Precision.allCases.flatMap { precision -> [String] in
      let first = train(precision, steps, makeOptimizer)
      let gradients = compare(
        first.gradients, firstGradients, Tolerance(precision, fixture).gradient)
      let determined = lastParameters.filter { isDetermined(firstGradients[$0.key]) }
      let parameters = compare(
        first.parameters, determined, Tolerance.trajectory(precision))
      var found =
        gradients.map { "first gradient of \($0)" } + parameters.map { "last value of \($0)" }
      if let difference = Tolerance.trajectory(precision).worst(first.losses, losses.data) {
        found.insert("loss at step\(difference)", at: 0)
      }
      let second = train(precision, steps, makeOptimizer)
      if first.losses != second.losses || first.parameters != second.parameters {
        found.append("run twice: the training is not the same")
      }
      return found.map { "in \(precision.scalar): \($0)" }
    } + finiteDifferences()
  }

  /// Takes the steps; parameters the fixture has no gradient for stay as they are.
  private func train(
    _ precision: Precision, _ steps: Int, _ makeOptimizer: FixtureOptimizers.Make
  ) -> (losses: [Double], gradients: [String: [Double]], parameters: [String: [Double]]) {
    let arguments = Arguments(fixture, precision)
    let names = fixture.params.keys.sorted()
    let parameters = names.map { arguments[$0] }
    for parameter in parameters { parameter.requiresGradient = true }
    let optimizer = makeOptimizer(parameters, fixture.attrs)
    var firstGradients: [String: [Double]] = [:]
    let losses = (0..<steps).map { step in
      let value = loss(arguments)
      optimizer.zeroGradients()
      value.backward()
      if step == 0 {
        for (name, parameter) in zip(names, parameters) {
          firstGradients[name] = parameter.gradient?.values
        }
      }
      optimizer.step()
      return value.item
    }
    let last = zip(names, parameters.map(\.values))
    return (losses, firstGradients, Dictionary(uniqueKeysWithValues: last))
  }

  /// Whether a parameter's gradient is more than rounding error.
  ///
  /// The bias of attention's keys has none: it adds the same to all scores of a query, which softmax
  /// ignores. An optimizer that divides by the gradient's size makes steps of that error, which are
  /// arbitrary, and without any influence on the loss.
  private func isDetermined(_ gradient: Fixture.Array?) -> Bool {
    gradient?.data.contains { $0.magnitude > 1e-12 } ?? true
  }

  private func finiteDifferences() -> [String] {
    guard fixture.edge == nil else { return [] }
    let arguments = Arguments(fixture, .float64)
    let names = fixture.params.keys.sorted()
    let check = checkGradient(
      of: { inputs in
        let moved = arguments.tensors.merging(zip(names, inputs.tensors)) { $1 }
        return loss(Arguments(fixture, moved))
      }, at: names.map { ($0, arguments[$0]) }, tolerance: 1e-5, entries: 100)
    guard !check.passed, let worst = check.worst else { return [] }
    return [
      "central differences: ∂/∂\(worst.input) at \(worst.worstIndex) is \(worst.analytic), "
        + "the difference quotient \(worst.numeric)"
    ]
  }

  private func compare(
    _ found: [String: [Double]], _ expected: [String: Fixture.Array], _ closeness: Closeness
  ) -> [String] {
    expected.keys.sorted().compactMap { name in
      guard let values = found[name] else { return "\(name) is missing" }
      let array = expected[name]!
      return closeness.difference(values, array.data, shape: array.shape).map { "\(name)\($0)" }
    }
  }
}
