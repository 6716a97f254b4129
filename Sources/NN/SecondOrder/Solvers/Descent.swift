/// The loop that all line-search methods share: a direction from the point, a step along it.
///
/// The first step tried is 1, the natural length of a Newton step, where `hasNaturalLength`; else
/// that which promises as much decrease to first order as the last step had.
func descend(
  _ objective: Objective, from start: Tensor, iterationLimit: Int, gradientTolerance: Double,
  lineSearch: LineSearch, hasNaturalLength: Bool = false,
  direction: (ObjectivePoint) -> Tensor
) -> Minimization {
  precondition(start.rank == 1, "A solver starts from a vector; got shape \(start.shape).")
  return withoutGradient {
    var point = ObjectivePoint(objective, at: start.casted(to: .float64).detached())
    var log = MinimizationLog(start: point)
    guard point.value.isFinite else { return log.result(point, .notFinite) }
    var lastDecrease: Double?
    for iteration in 0..<iterationLimit {
      if point.slope <= gradientTolerance { return log.result(point, .smallGradient) }
      let d = direction(point)
      let slope = dot(point.gradient, d).item
      let firstStep: Double
      if hasNaturalLength && iteration > 0 {
        firstStep = 1
      } else if let lastDecrease, !hasNaturalLength {
        firstStep = min(1e3, 1.01 * lastDecrease / -slope)
      } else {
        firstStep = min(1, 1 / point.gradient.norm().item)
      }
      guard
        let found = lineSearch.step(of: objective, from: point, along: d, firstStep: firstStep)
      else { return log.result(point, .noProgress) }
      log.evaluations += found.evaluations
      lastDecrease = max(2 * (point.value - found.point.value), 1e-300)
      point = found.point
      log.add(point)
    }
    return log.result(point, point.slope <= gradientTolerance ? .smallGradient : .limit)
  }
}
