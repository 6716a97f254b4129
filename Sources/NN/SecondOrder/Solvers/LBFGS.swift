/// The quasi-Newton method with limited memory: d = −B g, where B comes from the last m steps.
///
/// It needs 2 m n numbers instead of n² and comes close to Newton's steps. With `memory: 1` it is the
/// memoryless quasi-Newton method of the lectures. See `SecantMemory` for B.
public struct LBFGS: Solver, Sendable {
  /// m, how many steps are remembered.
  public var memory: Int
  /// The most steps taken.
  public var iterationLimit: Int
  /// The largest entry of the gradient at which it stops.
  public var gradientTolerance: Double
  /// How steps are found.
  public var lineSearch: LineSearch

  /// A memory of 10 steps, at most 1000 steps, until the gradient is within 10⁻⁶.
  public init(
    memory: Int = 10, iterationLimit: Int = 1000, gradientTolerance: Double = 1e-6,
    lineSearch: LineSearch = LineSearch()
  ) {
    self.memory = memory
    self.iterationLimit = iterationLimit
    self.gradientTolerance = gradientTolerance
    self.lineSearch = lineSearch
  }

  /// The direction is −H g, with H never written out; see `SecantMemory`.
  public func minimize(_ objective: Objective, from start: Tensor) -> Minimization {
    var pairs = SecantMemory(capacity: memory)
    var previous: ObjectivePoint?
    return descend(
      objective, from: start, iterationLimit: iterationLimit,
      gradientTolerance: gradientTolerance, lineSearch: lineSearch, hasNaturalLength: true
    ) { point in
      if let previous {
        pairs.add(
          step: point.parameters - previous.parameters,
          change: point.gradient - previous.gradient)
      }
      previous = point
      return -pairs.product(point.gradient)
    }
  }
}
