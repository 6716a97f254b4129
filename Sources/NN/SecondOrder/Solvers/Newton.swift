/// Newton's method: w ← w − (H + μI)⁻¹ ∇E, to the minimum of the parabola that touches E at w.
///
/// Near a minimum each step doubles the number of right digits. Where H is not positive definite μ
/// grows until H + μI is, so that every step leads downhill.
public struct Newton: Solver {
  /// μ ≥ 0, added to H's diagonal in any case; 0 unless given.
  public var damping: Double
  /// The most steps taken.
  public var iterationLimit: Int
  /// The largest entry of the gradient at which it stops.
  public var gradientTolerance: Double
  /// How the length of a step is found; nil takes every step whole, though E may rise.
  public var lineSearch: LineSearch?
  /// The Hessian [n, n] at w; nil takes `hessian(of:at:)` of the objective.
  public var hessian: ((_ w: Tensor) -> Tensor)?

  /// At most 100 steps, until the gradient is within 10⁻⁶.
  public init(
    damping: Double = 0, iterationLimit: Int = 100, gradientTolerance: Double = 1e-6,
    lineSearch: LineSearch? = LineSearch(), hessian: ((_ w: Tensor) -> Tensor)? = nil
  ) {
    precondition(damping >= 0, "Newton's damping is not negative; got \(damping).")
    self.damping = damping
    self.iterationLimit = iterationLimit
    self.gradientTolerance = gradientTolerance
    self.lineSearch = lineSearch
    self.hessian = hessian
  }

  /// Each direction d solves (H + μI) d = −∇E.
  public func minimize(_ objective: Objective, from start: Tensor) -> Minimization {
    precondition(start.rank == 1, "A solver starts from a vector; got shape \(start.shape).")
    return withoutGradient {
      var point = ObjectivePoint(objective, at: start.casted(to: .float64).detached())
      var log = MinimizationLog(start: point)
      guard point.value.isFinite else { return log.result(point, .notFinite) }
      for _ in 0..<iterationLimit {
        if point.slope <= gradientTolerance { return log.result(point, .smallGradient) }
        guard let direction = direction(objective, point, &log) else {
          return log.result(point, .noProgress)
        }
        if let lineSearch {
          guard let found = lineSearch.step(of: objective, from: point, along: direction) else {
            return log.result(point, .noProgress)
          }
          log.evaluations += found.evaluations
          point = found.point
        } else {
          log.evaluations += 1
          let next = ObjectivePoint(objective, at: point.parameters + direction)
          guard next.value.isFinite else { return log.result(point, .noProgress) }
          point = next
        }
        log.add(point)
      }
      return log.result(point, point.slope <= gradientTolerance ? .smallGradient : .limit)
    }
  }

  private func direction(
    _ objective: Objective, _ point: ObjectivePoint, _ log: inout MinimizationLog
  ) -> Tensor? {
    let curvature: Tensor
    if let hessian {
      curvature = hessian(point.parameters).casted(to: .float64)
    } else {
      curvature = NN.hessian(of: objective, at: point.parameters)
      log.evaluations += point.parameters.count
    }
    let damped = curvature + damping * .identity(curvature.shape[0], precision: .float64)
    guard let (factor, _) = try? choleskyWithRetry(damped) else { return nil }
    return -choleskySolve(factor, point.gradient)
  }
}
