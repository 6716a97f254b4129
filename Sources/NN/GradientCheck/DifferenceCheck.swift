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
        analyticShape: given?.shape ?? point.shape, numeric: derivatives, tolerance: tolerance)
      let entry = comparison.worstEntry
      entries.append(entry)
      if entry.relativeError > tolerance, diagnosis == nil { diagnosis = comparison.diagnosis }
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
      let middle = function(points).item
      return chosen.map { position in
        NumericDerivative(position, of: values[position], step: step, middle: middle) { moved in
          var values = values
          values[position] = moved
          var inputs = points
          inputs[input] = Tensor(values, shape: points[input].shape, precision: .float64)
          inputs[input].name = names[input]
          return function(inputs).item
        }
      }
    }
  }
}

/// A derivative by central differences, and how far it can be trusted.
struct NumericDerivative {
  let position: Int
  /// (f(x + h) − f(x − h)) / 2h
  let value: Double
  /// How far rounding may have moved it.
  let rounding: Double
  /// The slopes on either side, where they do not come together as h shrinks: a kink.
  let kink: ClosedRange<Double>?

  /// - Parameter middle: f(x).
  init(
    _ position: Int, of x: Double, step: Double, middle: Double, _ f: (Double) -> Double
  ) {
    self.position = position
    func slopes(_ h: Double) -> (below: Double, above: Double, value: Double, size: Double) {
      // x + h and x − h are rounded; what they really differ by is exact.
      let (down, up) = (x - h, x + h)
      let (below, above) = (f(down), f(up))
      return (
        (middle - below) / (x - down), (above - middle) / (up - x), (above - below) / (up - down),
        max(below.magnitude, above.magnitude)
      )
    }
    let h = step * max(1, x.magnitude)
    let wide = slopes(h)
    value = wide.value
    // Whatever the value, numbers of the order of 1 were probably added on the way to it.
    rounding = 4 * Double.ulpOfOne * max(1, wide.size) / (2 * h)

    // Where f is smooth, the slopes differ by h f″, and so by a hundredth of that for h / 100.
    let jump = (wide.above - wide.below).magnitude
    guard jump > 1e-3 * max(wide.above.magnitude, wide.below.magnitude), jump > 1e3 * rounding
    else {
      kink = nil
      return
    }
    let narrow = slopes(h / 100)
    let remaining = (narrow.above - narrow.below).magnitude
    let ends = [narrow.below, narrow.above]
    kink = remaining > jump / 2 ? ends.min()!...ends.max()! : nil
  }
}
