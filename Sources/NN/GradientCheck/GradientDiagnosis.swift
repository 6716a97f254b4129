// What differences between an analytic and a numeric gradient look like when they have one cause.
extension GradientComparison {
  /// One cause that explains all entries, in words.
  ///
  /// - Parameter uses: How the function used the input, if its operations were recorded; asked for
  ///   only where the numbers alone do not tell.
  func diagnosis(_ numeric: [NumericDerivative], uses: () -> InputUses?) -> String? {
    guard let analytic else {
      return "No gradient reaches \(name): is it used through detached values?"
    }
    guard analytic.count == shape.reduce(1, *) else {
      return uses().flatMap { wrongAxis($0) }
        ?? "The gradient of \(name) has shape \(analyticShape); \(name) has \(shape)."
    }
    if analytic.contains(where: { !$0.isFinite }) {
      return "The gradient of \(name) is not finite: look for a division by zero or a log of zero."
    }
    if analytic.allSatisfy({ $0 == 0 }) { return "The gradient of \(name) is zero everywhere." }
    let pairs = numeric.map { (a: analytic[$0.position], n: $0.value) }
    if let factor = constantFactor(pairs), (factor - 1).magnitude > 1e-3 {
      if (factor + 1).magnitude < 1e-4 { return "The gradient of \(name) has the wrong sign." }
      let sentence = "The gradient of \(name) is \(describe(factor)) times what it should be."
      guard let count = uses()?.contributions.count, count > 1,
        (factor * Double(count) - 1).magnitude < 1e-3
      else { return sentence }
      return sentence + " It is used \(count) times: do all uses add up?"
    }
    if isTransposed(analytic, numeric) {
      return "The gradient of \(name) is transposed: rows and columns are exchanged."
    }
    if let uses = uses(),
      let cause = missingUses(uses) ?? wrongAxis(uses) ?? missingDerivative(uses)
    {
      return cause
    }
    if analyticShape != shape {
      return "The gradient of \(name) has shape \(analyticShape); \(name) has \(shape)."
    }
    let wrong = numeric.filter { isWrong($0) }
    if let unsettled = wrong.first(where: { !$0.isSettled }) {
      return "Around \(name) at \(index(unsettled.position)) the differences do not settle as the "
        + "step shrinks: the function jumps or oscillates there."
    }
    if !wrong.isEmpty, wrong.count < numeric.count {
      let first = index(wrong[0].position)
      return "\(wrong.count) of \(numeric.count) entries of \(name) are wrong, first \(first)."
    }
    return nil
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

  private func isTransposed(_ analytic: [Double], _ numeric: [NumericDerivative]) -> Bool {
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
}

extension GradientComparison {
  /// The gradient of one use, or of all but one, where an input is used several times.
  private func missingUses(_ uses: InputUses) -> String? {
    let contributions = uses.contributions
    guard contributions.count > 1 else { return nil }
    let total = sum(contributions.map(\.values))
    func number(_ index: Int) -> String {
      index == 0 ? "first" : index == contributions.count - 1 ? "last" : "number \(index + 1)"
    }
    for (index, contribution) in contributions.enumerated() {
      if isAnalytic(contribution) {
        return "The gradient of \(name) is that of one of its \(contributions.count) uses, the "
          + "\(number(index)): the gradients of all uses add up."
      }
      if isAnalytic(zip(total, contribution.values).map { $0 - $1 }, contribution.shape) {
        return "The gradient of \(name) lacks one of its \(contributions.count) uses, the "
          + "\(number(index)): the gradients of all uses add up."
      }
    }
    return nil
  }

  /// The gradient of a value it was broadcast to, summed over other axes than the repeated ones.
  private func wrongAxis(_ uses: InputUses) -> String? {
    guard uses.upstreams.count == 1, let upstream = uses.upstreams.first,
      upstream.rank > shape.count, upstream.rank <= 6
    else { return nil }
    let right = Array(0..<(upstream.rank - shape.count))
    for axes in choices(right.count, of: upstream.rank) where axes != right {
      if isAnalytic(withoutGradient { upstream.sum(axes: axes) }) {
        return "The gradient of \(name) is summed over the wrong axis: over \(list(axes)) of "
          + "\(upstream.shape); \(name) was repeated along \(list(right))."
      }
    }
    return nil
  }

  /// The gradient that comes out if an operation hands its own on without its derivative.
  private func missingDerivative(_ uses: InputUses) -> String? {
    for (operation, gradient) in uses.withoutDerivative() where isAnalytic(gradient) {
      return "The gradient of \(name) lacks the derivative of \(operation)."
    }
    return nil
  }

  private func isAnalytic(_ gradient: Tensor) -> Bool {
    isAnalytic(gradient.values, gradient.shape)
  }

  private func isAnalytic(_ values: [Double], _ shape: [Int]) -> Bool {
    guard let analytic, analyticShape == shape else { return false }
    let largest = analytic.reduce(0) { max($0, $1.magnitude) }
    let close = settings.precision == .float64 ? 1e-6 : 1e-3
    return zip(analytic, values).allSatisfy { ($0 - $1).magnitude <= close * largest }
  }

  private func sum(_ arrays: [[Double]]) -> [Double] {
    arrays.dropFirst().reduce(arrays[0]) { zip($0, $1).map { $0 + $1 } }
  }

  /// All increasing lists of `count` of the numbers 0 ..< total.
  private func choices(_ count: Int, of total: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return (0..<total).flatMap { last in
      choices(count - 1, of: last).map { $0 + [last] }
    }
  }

  private func list(_ axes: [Int]) -> String { axes.map(String.init).joined(separator: ", ") }
}
