/// How a check is made; see `checkGradient`.
struct DifferenceSettings {
  var tolerance: Double
  var step: Double
  var entries: Int
  var directions: Int
  var precision: Precision

  /// What agrees to how many digits: all of Double's operations to six, Float's to two.
  init(tolerance: Double?, step: Double, entries: Int, directions: Int, precision: Precision) {
    self.tolerance = tolerance ?? (precision == .float64 ? 1e-6 : 1e-2)
    self.step = step
    self.entries = entries
    self.directions = directions
    self.precision = precision
  }
}

/// The comparison itself: moves one entry at a time, or all along a direction, and looks at what
/// the function does.
struct DifferenceCheck {
  let names: [String]
  let points: [Tensor]
  let settings: DifferenceSettings

  init(_ names: [String], _ points: [Tensor], _ settings: DifferenceSettings) {
    self.names = names
    self.points = points
    self.settings = settings
  }
}

extension DifferenceCheck {
  /// Compares the analytic gradients with differences of `function`. A missing gradient counts as
  /// zeros.
  ///
  /// - Parameter record: Runs the function once more, recorded, to look for the cause of a
  ///   failure.
  func compare(
    _ analytic: [Tensor?], _ function: ([Tensor]) -> Tensor,
    record: () -> RecordedUses?
  ) -> GradientCheck {
    let calls = withoutGradient { (function(points).item, function(points).item) }
    let isRepeatable =
      calls.0.bitPattern == calls.1.bitPattern || calls.0.isNaN && calls.1.isNaN
    var entries: [GradientCheck.Entry] = []
    var diagnosis =
      isRepeatable
      ? nil
      : "Two calls at one point gave \(formatted(calls.0, "%.8g")) and "
        + "\(formatted(calls.1, "%.8g")): the function is random or changes state."
    for (input, point) in points.enumerated() {
      let comparison = GradientComparison(
        name: names[input], shape: point.shape, analytic: analytic[input]?.values,
        analyticShape: analytic[input]?.shape ?? point.shape, settings: settings)
      let isLarge = point.count > settings.entries
      if settings.entries > 0 || point.count == 0 {
        let derivatives = byEntries(input, calls.0, comparison, function)
        let entry = comparison.worst(of: derivatives)
        entries.append(entry)
        if entry.relativeError > settings.tolerance, diagnosis == nil {
          diagnosis = comparison.diagnosis(derivatives) { record()?.uses(of: input) }
        }
      }
      if isLarge, settings.directions > 0 {
        let entry = byDirections(input, calls.0, comparison, function)
        entries.append(entry)
        if entry.relativeError > settings.tolerance, diagnosis == nil {
          diagnosis =
            "The gradient of \(names[input]) is wrong along a direction, though the entries that "
            + "were compared one by one are right: compare more of them."
          if settings.entries == 0 {
            diagnosis = "The gradient of \(names[input]) is wrong along a random direction."
          }
        }
      }
    }
    return GradientCheck(
      tolerance: settings.tolerance, precision: settings.precision, isRepeatable: isRepeatable,
      entries: entries, diagnosis: diagnosis)
  }

  /// Central differences by the entries of one input.
  private func byEntries(
    _ input: Int, _ middle: Double, _ comparison: GradientComparison,
    _ function: ([Tensor]) -> Tensor
  ) -> [NumericDerivative] {
    let values = points[input].values
    var generator = SeededGenerator(seed: 2)
    let chosen =
      values.count <= settings.entries
      ? Array(values.indices)
      : generator.choice(settings.entries, from: values.count).sorted()
    return chosen.map { position in
      func f(_ moved: Double) -> Double {
        var values = values
        values[position] = moved
        return evaluate(function, values, input)
      }
      var derivative = NumericDerivative(
        position, of: values[position], step: settings.step, middle: middle, f)
      if comparison.isWrong(derivative) { derivative.refine(f) }
      return derivative
    }
  }

  /// Central differences along random directions of length 1: every entry of the gradient has a
  /// part in each.
  private func byDirections(
    _ input: Int, _ middle: Double, _ comparison: GradientComparison,
    _ function: ([Tensor]) -> Tensor
  ) -> GradientCheck.Entry {
    let values = points[input].values
    var generator = SeededGenerator(seed: 3)
    var pairs: [(analytic: Double, numeric: NumericDerivative)] = []
    for number in 0..<settings.directions {
      let drawn = values.map { _ in generator.normal() }
      let length = drawn.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let direction = drawn.map { $0 / length }
      func f(_ distance: Double) -> Double {
        evaluate(function, zip(values, direction).map { $0 + distance * $1 }, input)
      }
      // Each entry moves little, so the distance may be larger than one entry's.
      let scale = max(1, values.reduce(0) { max($0, $1.magnitude) })
      var derivative = NumericDerivative(
        number, of: 0, step: settings.step * scale, middle: middle, f)
      let analytic = comparison.analytic(along: direction)
      if comparison.isWrong(analytic, derivative) { derivative.refine(f) }
      pairs.append((analytic, derivative))
    }
    return comparison.worst(of: pairs)
  }

  private func evaluate(
    _ function: ([Tensor]) -> Tensor, _ values: [Double], _ input: Int
  ) -> Double {
    var inputs = points
    inputs[input] = Tensor(values, shape: points[input].shape, precision: .float64)
    inputs[input].name = names[input]
    return withoutGradient { function(inputs).item }
  }
}
