/// The comparison itself: moves one entry at a time and looks at what the function does.
struct DifferenceCheck {
  private let names: [String]
  private let points: [Tensor]
  private let tolerance: Double
  private let step: Double
  private let entryLimit: Int

  init(
    _ names: [String], _ points: [Tensor], tolerance: Double, step: Double, entries: Int
  ) {
    self.names = names
    self.points = points
    self.tolerance = tolerance
    self.step = step
    entryLimit = entries
  }
}

extension DifferenceCheck {
  /// Compares the analytic gradients with differences of `function`. A missing gradient counts as
  /// zeros.
  func compare(
    _ analytic: [Tensor?], _ function: ([Tensor]) -> Tensor
  ) -> GradientCheck {
    var entries: [GradientCheck.Entry] = []
    var diagnosis: String?
    for (input, point) in points.enumerated() {
      let derivatives = differences(input, function)
      let given = analytic[input]
      let comparison = GradientComparison(
        name: names[input], shape: point.shape, analytic: given?.values,
        analyticShape: given?.shape ?? point.shape, numeric: derivatives)
      let entry = comparison.worstEntry(tolerance: tolerance)
      entries.append(entry)
      if entry.relativeError > tolerance, diagnosis == nil {
        diagnosis = comparison.diagnosis(tolerance: tolerance)
      }
    }
    return GradientCheck(tolerance: tolerance, entries: entries, diagnosis: diagnosis)
  }

  /// Central differences by the entries of one input.
  private func differences(
    _ input: Int, _ function: ([Tensor]) -> Tensor
  ) -> [NumericDerivative] {
    let values = points[input].values
    var generator = SeededGenerator(seed: 2)
    let chosen =
      values.count <= entryLimit
      ? Array(values.indices) : generator.choice(entryLimit, from: values.count).sorted()
    return withoutGradient {
      chosen.map { position in
        let h = step * max(1, values[position].magnitude)
        let (up, down) = (values[position] + h, values[position] - h)
        func evaluate(_ value: Double) -> Double {
          var moved = values
          moved[position] = value
          var inputs = points
          inputs[input] = Tensor(moved, shape: points[input].shape, precision: .float64)
          inputs[input].name = names[input]
          return function(inputs).item
        }
        let (above, below) = (evaluate(up), evaluate(down))
        // x + h and x − h are rounded; what they really differ by is exact.
        let width = up - down
        // Whatever the value, numbers of the order of 1 were probably added on the way to it.
        let size = max(1, above.magnitude, below.magnitude)
        let rounding = 4 * Double.ulpOfOne * size / width
        return NumericDerivative(
          position: position, value: (above - below) / width, rounding: rounding)
      }
    }
  }
}

/// A derivative by central differences, and how far rounding may have moved it.
struct NumericDerivative {
  let position: Int
  let value: Double
  let rounding: Double
}
