/// An analytic gradient beside a numeric one, and what their differences look like.
struct GradientComparison {
  let name: String
  let shape: [Int]
  /// Nil if no gradient reached the input.
  let analytic: [Double]?
  let analyticShape: [Int]
  let numeric: [NumericDerivative]
  let tolerance: Double
}

extension GradientComparison {
  var worstEntry: GradientCheck.Entry {
    var worst = GradientCheck.Entry(
      input: name, count: 0, worstIndex: [], analytic: 0, numeric: 0, relativeError: -1)
    for derivative in numeric {
      let a = analyticValue(derivative.position)
      let error = relativeError(a, derivative)
      if error > tolerance, isBetweenSlopes(a, derivative) {
        worst.kinks += 1
        continue
      }
      worst.count += 1
      if error > worst.relativeError {
        worst.worstIndex = index(derivative.position)
        worst.analytic = a
        worst.numeric = derivative.value
        worst.relativeError = error
      }
    }
    worst.relativeError = max(worst.relativeError, 0)
    return worst
  }

  /// One cause that explains all entries, in words.
  var diagnosis: String? {
    guard let analytic else {
      return "No gradient reaches \(name): is it used through detached values?"
    }
    guard analytic.count == shape.reduce(1, *) else {
      return "The gradient of \(name) has shape \(analyticShape); \(name) has \(shape)."
    }
    if analytic.contains(where: { !$0.isFinite }) {
      return "The gradient of \(name) is not finite: look for a division by zero or a log of zero."
    }
    if analytic.allSatisfy({ $0 == 0 }) { return "The gradient of \(name) is zero everywhere." }
    let pairs = numeric.map { (a: analytic[$0.position], n: $0.value) }
    if let factor = constantFactor(pairs), (factor - 1).magnitude > 1e-3 {
      if (factor + 1).magnitude < 1e-4 { return "The gradient of \(name) has the wrong sign." }
      return "The gradient of \(name) is \(describe(factor)) times what it should be."
    }
    if isTransposed(analytic) {
      return "The gradient of \(name) is transposed: rows and columns are exchanged."
    }
    if analyticShape != shape {
      return "The gradient of \(name) has shape \(analyticShape); \(name) has \(shape)."
    }
    let wrong = numeric.filter { derivative in
      let a = analytic[derivative.position]
      return relativeError(a, derivative) > tolerance && !isBetweenSlopes(a, derivative)
    }
    if wrong.count < numeric.count {
      let first = index(wrong[0].position)
      return "\(wrong.count) of \(numeric.count) entries of \(name) are wrong, first \(first)."
    }
    return nil
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

  private func relativeError(_ analytic: Double, _ derivative: NumericDerivative) -> Double {
    let difference = (analytic - derivative.value).magnitude
    // The largest that a finite pair can have: one of them zero, or opposite signs.
    guard difference.isFinite, analyticShape == shape else { return 1 }
    let floor = max(1e-8, derivative.rounding / tolerance)
    return difference / max(floor, analytic.magnitude + derivative.value.magnitude)
  }

  /// a = c n for all entries: the c of least squares, if it fits.
  private func constantFactor(_ pairs: [(a: Double, n: Double)]) -> Double? {
    let product = pairs.reduce(0) { $0 + $1.a * $1.n }
    let square = pairs.reduce(0) { $0 + $1.n * $1.n }
    guard square > 0 else { return nil }
    let factor = product / square
    let largest = pairs.map(\.a.magnitude).max() ?? 0
    let fits = pairs.allSatisfy { ($0.a - factor * $0.n).magnitude <= 1e-4 * largest }
    return fits && pairs.count > 1 && factor.magnitude > 1e-9 ? factor : nil
  }

  private func isTransposed(_ analytic: [Double]) -> Bool {
    guard shape.count == 2, numeric.count == analytic.count,
      analyticShape == shape || analyticShape == shape.reversed()
    else { return false }
    let (rows, columns) = (shape[0], shape[1])
    let largest = analytic.map(\.magnitude).max() ?? 0
    return numeric.allSatisfy { derivative in
      let (row, column) = (derivative.position / columns, derivative.position % columns)
      return (analytic[column * rows + row] - derivative.value).magnitude <= 1e-4 * largest
    }
  }

  /// A factor as a whole number or its reciprocal where it is one.
  private func describe(_ factor: Double) -> String {
    let size = factor.magnitude
    let sign = factor < 0 ? "−" : ""
    for (value, text) in [(size, ""), (1 / size, "1/")] {
      let whole = value.rounded()
      if whole >= 1, whole < 1e6, (value - whole).magnitude < 1e-3 * whole {
        return sign + text + "\(Int(whole))"
      }
    }
    return formatted(factor, "%.4g")
  }

  private func index(_ position: Int) -> [Int] {
    zip(shape, Shape.strides(shape)).map { length, stride in position / stride % length }
  }
}
