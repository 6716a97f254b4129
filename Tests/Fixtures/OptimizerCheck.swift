import NN

/// An optimizer's way on min mean (x w + b − y)², step by step.
struct OptimizerCheck {
  let fixture: Fixture.Case
  let makeOptimizer: FixtureOptimizers.Make

  func differences() -> [String] {
    guard let trajectory = fixture.trajectory, let steps = fixture.attrs["steps"]?.integer,
      let losses = trajectory["loss"], let weights = trajectory["w"], let biases = trajectory["b"],
      [losses, weights, biases].allSatisfy({ $0.shape.first == steps })
    else { return ["has no trajectory of loss, w and b with a row for each step"] }

    return Precision.allCases.flatMap { precision -> [String] in
      let first = way(precision, steps)
      let second = way(precision, steps)
      let expected = (0..<steps).map { step in
        (loss: losses.slice(step), w: weights.slice(step), b: biases.slice(step))
      }
      let close = Tolerance.trajectory(precision)
      var found: [String] = []
      for step in 0..<steps {
        let differences = [
          ("loss", close.worst([first[step].loss], expected[step].loss)),
          ("w", close.worst(first[step].w, expected[step].w)),
          ("b", close.worst(first[step].b, expected[step].b)),
        ]
        found += differences.compactMap { name, difference in
          difference.map { "in \(precision.scalar), step \(step): \(name)\($0)" }
        }
        // What follows from a wrong step is wrong too.
        if !found.isEmpty { return found }
      }
      let isRepeated = zip(first, second).allSatisfy { $0.w == $1.w && $0.b == $1.b }
      return isRepeated ? [] : ["in \(precision.scalar), run twice: the steps are not the same"]
    }
  }

  /// The loss before each step and the parameters after it.
  private func way(
    _ precision: Precision, _ steps: Int
  ) -> [(loss: Double, w: [Double], b: [Double])] {
    let arguments = Arguments(fixture, precision)
    let (w, b) = (arguments["w"], arguments["b"])
    for parameter in [w, b] { parameter.requiresGradient = true }
    let optimizer = makeOptimizer([w, b], fixture.attrs)
    return (0..<steps).map { _ in
      let loss = meanSquaredError(matmul(arguments["x"], w) + b, arguments["y"])
      optimizer.zeroGradients()
      loss.backward()
      optimizer.step()
      return (loss.item, w.values, b.values)
    }
  }
}
