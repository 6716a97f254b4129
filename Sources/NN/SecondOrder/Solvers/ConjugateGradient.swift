/// Non-linear conjugate gradients: d ← −g + β d, each direction freed of the progress made before.
///
/// β = max(0, g·(g − g₋) / g₋·g₋), Polak and Ribière's with restarts (PR+): where the gradient turned
/// little, or β would be negative, the direction starts afresh from −g; likewise every n steps. On a
/// quadratic form with exact line searches it ends in n steps. J. Nocedal and S. Wright, Numerical
/// Optimization, 2006, section 5.2.
public struct ConjugateGradient: Solver, Sendable {
  /// The most steps taken.
  public var iterationLimit: Int
  /// The largest entry of the gradient at which it stops.
  public var gradientTolerance: Double
  /// After how many steps the direction starts afresh; the number of parameters unless given.
  public var restartInterval: Int?
  /// How steps are found; a curvature constant of 0.1 unless given.
  public var lineSearch: LineSearch

  /// At most 1000 steps, until the gradient is within 10⁻⁶.
  public init(
    iterationLimit: Int = 1000, gradientTolerance: Double = 1e-6, restartInterval: Int? = nil,
    lineSearch: LineSearch = LineSearch(curvature: 0.1)
  ) {
    self.iterationLimit = iterationLimit
    self.gradientTolerance = gradientTolerance
    self.restartInterval = restartInterval
    self.lineSearch = lineSearch
  }

  /// Each direction is −g + β times the last; see the type for β and the restarts.
  public func minimize(_ objective: Objective, from start: Tensor) -> Minimization {
    let restartInterval = restartInterval ?? start.count
    var previous: (gradient: Tensor, direction: Tensor)?
    var sinceRestart = 0
    return descend(
      objective, from: start, iterationLimit: iterationLimit,
      gradientTolerance: gradientTolerance, lineSearch: lineSearch
    ) { point in
      let g = point.gradient
      var direction = -g
      if let old = previous, sinceRestart < restartInterval {
        let beta = dot(g, g - old.gradient).item / dot(old.gradient, old.gradient).item
        let conjugate = direction + max(0, beta) * old.direction
        if dot(conjugate, g).item < 0 { direction = conjugate } else { sinceRestart = 0 }
      } else {
        sinceRestart = 0
      }
      sinceRestart += 1
      previous = (g, direction)
      return direction
    }
  }
}
