/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno (1970): d = −B g.
///
/// B [n, n] approximates the inverse Hessian. After a step s with gradient change y, and ρ = 1 / yᵀs,
/// B ← (I − ρ s yᵀ) B (I − ρ y sᵀ) + ρ s sᵀ, the smallest change with B y = s that keeps B positive definite.
/// For up to about a thousand parameters; `LBFGS` for more.
public struct BFGS: Solver, Sendable {
  /// The most steps taken.
  public var iterationLimit: Int
  /// The largest entry of the gradient at which it stops.
  public var gradientTolerance: Double
  /// How steps are found.
  public var lineSearch: LineSearch

  /// At most 1000 steps, until the gradient is within 10⁻⁶.
  public init(
    iterationLimit: Int = 1000, gradientTolerance: Double = 1e-6,
    lineSearch: LineSearch = LineSearch()
  ) {
    self.iterationLimit = iterationLimit
    self.gradientTolerance = gradientTolerance
    self.lineSearch = lineSearch
  }

  /// H stays an estimate of the inverse Hessian; the direction is −H g.
  public func minimize(_ objective: Objective, from start: Tensor) -> Minimization {
    var inverseHessian: Tensor?
    var previous: ObjectivePoint?
    return descend(
      objective, from: start, iterationLimit: iterationLimit,
      gradientTolerance: gradientTolerance, lineSearch: lineSearch, hasNaturalLength: true
    ) { point in
      if let previous {
        inverseHessian = updated(
          inverseHessian, step: point.parameters - previous.parameters,
          change: point.gradient - previous.gradient)
      }
      previous = point
      return inverseHessian.map { -matmul($0, point.gradient) } ?? -point.gradient
    }
  }

  private func updated(_ known: Tensor?, step s: Tensor, change y: Tensor) -> Tensor? {
    let curvature = dot(y, s).item
    guard curvature > 1e-14 * dot(y, y).item else { return known }
    let rho = 1 / curvature
    // The first time B is a multiple of the identity, of the size that this step shows.
    let b =
      known ?? .identity(s.count, precision: .float64) * (curvature / dot(y, y).item)
    // (I − ρ s yᵀ) B (I − ρ y sᵀ) multiplied out, with B y computed once.
    let by = matmul(b, y)
    let cross = outer(by, s)
    return b - rho * (cross + cross.transposed())
      + rho * (1 + rho * dot(y, by).item) * outer(s, s)
  }
}
