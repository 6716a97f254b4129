/// An analytic gradient beside numeric derivatives, and how far they are apart.
struct GradientComparison {
  let name: String
  let shape: [Int]
  /// Nil if no gradient reached the input.
  let analytic: [Double]?
  let analyticShape: [Int]
  let settings: DifferenceSettings
}

extension GradientComparison {
  /// The entry that agrees worst, of those that can be compared.
  func worst(of derivatives: [NumericDerivative]) -> GradientCheck.Entry {
    let largest = derivatives.reduce(0) { max($0, $1.value.magnitude) }
    var entry = worst(
      of: derivatives.map { (analyticValue($0.position), $0) }, largest: largest)
    if let position = entry.position { entry.worst.worstIndex = index(position) }
    return entry.worst
  }

  /// The direction that agrees worst.
  func worst(
    of pairs: [(analytic: Double, numeric: NumericDerivative)]
  ) -> GradientCheck.Entry {
    var entry = worst(of: pairs, largest: 0).worst
    entry.isDirectional = true
    return entry
  }

  private func worst(
    of pairs: [(analytic: Double, numeric: NumericDerivative)], largest: Double
  ) -> (worst: GradientCheck.Entry, position: Int?) {
    var worst = GradientCheck.Entry(
      input: name, count: 0, worstIndex: [], analytic: 0, numeric: 0, relativeError: -1)
    var position: Int?
    for (a, derivative) in pairs {
      let error = relativeError(a, derivative, largest: largest)
      if error > settings.tolerance, isBetweenSlopes(a, derivative) {
        worst.kinks += 1
        continue
      }
      worst.count += 1
      if error > worst.relativeError {
        position = derivative.position
        worst.analytic = a
        worst.numeric = derivative.value
        worst.relativeError = error
      }
    }
    worst.relativeError = max(worst.relativeError, 0)
    return (worst, position)
  }

  /// Whether an entry's derivatives are too far apart, and no kink is the reason.
  func isWrong(_ derivative: NumericDerivative, largest: Double = 0) -> Bool {
    isWrong(analyticValue(derivative.position), derivative, largest: largest)
  }

  func isWrong(_ a: Double, _ derivative: NumericDerivative, largest: Double = 0) -> Bool {
    relativeError(a, derivative, largest: largest) > settings.tolerance
      && !isBetweenSlopes(a, derivative)
  }

  /// ⟨gradient, direction⟩
  func analytic(along direction: [Double]) -> Double {
    guard let analytic, analyticShape == shape else { return 0 }
    return zip(analytic, direction).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The analytic derivative to compare; a gradient of another shape offers none.
  private func analyticValue(_ position: Int) -> Double {
    guard let analytic, analyticShape == shape else { return 0 }
    return analytic[position]
  }

  private func isBetweenSlopes(_ analytic: Double, _ derivative: NumericDerivative) -> Bool {
    guard let slopes = derivative.kink else { return false }
    let margin = 1e-4 * (slopes.upperBound - slopes.lowerBound)
    return analytic >= slopes.lowerBound - margin && analytic <= slopes.upperBound + margin
  }

  private func relativeError(
    _ analytic: Double, _ derivative: NumericDerivative, largest: Double
  ) -> Double {
    let difference = (analytic - derivative.value).magnitude
    // The largest that a finite pair can have: one of them zero, or opposite signs.
    guard difference.isFinite, analyticShape == shape else { return 1 }
    var floor = max(1e-8, derivative.rounding / settings.tolerance)
    // In Float an entry is as exact as the larger ones that were added beside it allow.
    if settings.precision == .float32 { floor = max(floor, 1e-3 * largest, 1e-4) }
    return difference / max(floor, analytic.magnitude + derivative.value.magnitude)
  }

  func index(_ position: Int) -> [Int] {
    zip(shape, Shape.strides(shape)).map { length, stride in position / stride % length }
  }
}
