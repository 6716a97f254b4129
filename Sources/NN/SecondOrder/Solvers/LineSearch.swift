/// Finds a step a along a direction d that lowers φ(a) = E(w + a d) enough.
///
/// Enough means Wolfe's strong conditions: φ(a) ≤ φ(0) + c₁ a φ′(0), a decrease in proportion to the
/// step, and |φ′(a)| ≤ c₂ |φ′(0)|, a slope clearly flatter than at the start. The second makes sure that
/// the gradient's change yᵀs is positive, on which quasi-Newton methods rest. J. Nocedal and
/// S. Wright, Numerical Optimization, 2006, algorithms 3.5 and 3.6: first a bracket is found, then
/// it is narrowed by cubic interpolation.
public struct LineSearch: Sendable, Hashable {
  /// c₁, 10⁻⁴ unless given.
  public var sufficientDecrease: Double
  /// c₂, above c₁ and below 1: 0.9 for quasi-Newton steps, whose length is nearly right; 0.1 for
  /// conjugate gradients, which need an almost exact minimum along the line.
  public var curvature: Double
  /// How often E may be evaluated for one step.
  public var evaluationLimit: Int

  /// Wolfe's conditions with the given constants.
  public init(
    sufficientDecrease: Double = 1e-4, curvature: Double = 0.9, evaluationLimit: Int = 40
  ) {
    precondition(
      0 < sufficientDecrease && sufficientDecrease < curvature && curvature < 1,
      "A line search needs 0 < sufficientDecrease < curvature < 1; got \(sufficientDecrease) and "
        + "\(curvature).")
    self.sufficientDecrease = sufficientDecrease
    self.curvature = curvature
    self.evaluationLimit = evaluationLimit
  }
}

extension LineSearch {
  /// The step and where it leads; nil if E does not fall along the direction, or not measurably.
  ///
  /// - Parameter firstStep: The first a tried.
  public func step(
    of objective: Objective, from start: ObjectivePoint, along direction: Tensor,
    firstStep: Double = 1
  ) -> (step: Double, point: ObjectivePoint, evaluations: Int)? {
    var line = Line(objective: objective, start: start, direction: direction, search: self)
    guard line.origin.slope < 0, firstStep > 0 else { return nil }
    let found = line.bracket(firstStep: firstStep)
    return found.map { ($0.step, $0.point, line.evaluations) }
  }
}

/// The objective along one line.
private struct Line {
  /// φ and φ′ at one step.
  struct Place {
    let step: Double
    let point: ObjectivePoint
    let slope: Double
    var value: Double { point.value }
  }

  let objective: Objective
  let direction: Tensor
  let search: LineSearch
  let origin: Place
  var evaluations = 0

  init(objective: Objective, start: ObjectivePoint, direction: Tensor, search: LineSearch) {
    self.objective = objective
    self.direction = direction
    self.search = search
    origin = Place(step: 0, point: start, slope: dot(start.gradient, direction).item)
  }

  mutating func place(_ step: Double) -> Place {
    evaluations += 1
    let point = ObjectivePoint(objective, at: origin.point.parameters + step * direction)
    return Place(step: step, point: point, slope: dot(point.gradient, direction).item)
  }

  func isTooHigh(_ place: Place) -> Bool {
    let limit =
      origin.value + search.sufficientDecrease * place.step * origin.slope
    return !(place.value <= limit) || !place.slope.isFinite
  }

  func isFlat(_ place: Place) -> Bool {
    place.slope.magnitude <= -search.curvature * origin.slope
  }

  /// Longer and longer steps, until one is right or a right one must lie before it.
  mutating func bracket(firstStep: Double) -> Place? {
    var previous = origin
    var step = firstStep
    while evaluations < search.evaluationLimit {
      let place = place(step)
      if isTooHigh(place) || (previous.step > 0 && place.value >= previous.value) {
        return narrow(previous, place)
      }
      if isFlat(place) { return place }
      if place.slope >= 0 { return narrow(place, previous) }
      previous = place
      step *= 2
    }
    return previous.step > 0 ? previous : nil
  }

  /// A right step lies between `low`, the lower end, and `high`.
  mutating func narrow(_ low: Place, _ high: Place) -> Place? {
    var (low, high) = (low, high)
    while evaluations < search.evaluationLimit {
      let step = interpolated(low, high)
      if step == low.step || step == high.step { break }
      let place = place(step)
      if isTooHigh(place) || place.value >= low.value {
        high = place
      } else {
        if isFlat(place) { return place }
        if place.slope * (high.step - low.step) >= 0 { high = low }
        low = place
      }
    }
    // Rounding has the last word; the lower end is still a step down.
    return low.step > 0 && low.value < origin.value ? low : nil
  }

  /// The minimum of the cubic through both ends' values and slopes, kept off the ends by a tenth.
  private func interpolated(_ a: Place, _ b: Place) -> Double {
    let width = b.step - a.step
    let middle = a.step + 0.5 * width
    let t = a.slope + b.slope - 3 * (b.value - a.value) / width
    let radicand = t * t - a.slope * b.slope
    guard radicand >= 0, b.value.isFinite else { return middle }
    let root = radicand.squareRoot() * (width < 0 ? -1 : 1)
    let step = b.step - width * (b.slope + root - t) / (b.slope - a.slope + 2 * root)
    let margin = 0.1 * width.magnitude
    let (lower, upper) = (min(a.step, b.step) + margin, max(a.step, b.step) - margin)
    return step.isFinite && lower <= upper ? min(max(step, lower), upper) : middle
  }
}
