/// Gauss–Newton with damping, for sums of squares: w ← w − (JᵀJ + λD)⁻¹ Jᵀr.
///
/// A small λ takes Gauss–Newton's step to the minimum of the linearized residuals, a large one a short
/// step down the gradient. A step that lowers E is taken and λ divided by 3; one that does not is
/// tried again with λ times 4. K. Levenberg, 1944; D. Marquardt, 1963.
public struct LevenbergMarquardt: Sendable {
  /// What D is.
  public enum Scaling: String, Sendable, Hashable {
    /// D = I, Levenberg's.
    case identity
    /// D = the diagonal of JᵀJ, Marquardt's: parameters of different size get steps of their size.
    case diagonal
  }

  /// λ at the start. 0 is Gauss–Newton without damping: every step is taken whole.
  public var initialDamping: Double
  /// D.
  public var scaling: Scaling
  /// The most steps tried.
  public var iterationLimit: Int
  /// The largest entry of the gradient Jᵀr at which it stops.
  public var gradientTolerance: Double

  /// λ from 10⁻² on, at most 200 steps, until the gradient is within 10⁻⁸.
  public init(
    initialDamping: Double = 1e-2, scaling: Scaling = .identity, iterationLimit: Int = 200,
    gradientTolerance: Double = 1e-8
  ) {
    precondition(
      initialDamping >= 0, "The damping is not negative; got \(initialDamping).")
    self.initialDamping = initialDamping
    self.scaling = scaling
    self.iterationLimit = iterationLimit
    self.gradientTolerance = gradientTolerance
  }

  /// Runs from `start`. In the result, an iteration is a step that was tried, taken or not, and
  /// an evaluation one of the residuals.
  public func minimize(_ problem: LeastSquaresProblem, from start: Tensor) -> Minimization {
    withoutGradient {
      var w = start.casted(to: .float64).detached()
      var (r, jacobian) = problem.residualsAndJacobian(w)
      var value = 0.5 * dot(r, r).item
      var losses = [value]
      var evaluations = 1
      var damping = initialDamping
      func result(_ reason: StoppingReason) -> Minimization {
        Minimization(
          parameters: w, value: value, losses: losses, evaluations: evaluations, reason: reason)
      }
      guard value.isFinite else { return result(.notFinite) }
      var gradient = matmul(r, jacobian)  // rᵀJ, [n]
      var curvature = matmul(jacobian.transposed(), jacobian)
      for _ in 0..<iterationLimit {
        if isSmall(gradient) { return result(.smallGradient) }
        if damping > 1e16 { return result(.noProgress) }
        let step = solved(curvature, damping, gradient)
        let next = step.map { w - $0 }
        let nextResiduals = next.map { problem.residuals($0) }
        let nextValue = nextResiduals.map { 0.5 * dot($0, $0).item } ?? .infinity
        evaluations += nextResiduals == nil ? 0 : 1
        if let next, nextValue < value || (initialDamping == 0 && nextValue.isFinite) {
          let noise = 1e-15 * value
          let isStuck = initialDamping == 0 && (value - nextValue).magnitude <= noise
          w = next
          value = nextValue
          (r, jacobian) = problem.residualsAndJacobian(w)
          gradient = matmul(r, jacobian)
          curvature = matmul(jacobian.transposed(), jacobian)
          damping /= 3
          losses.append(value)
          if isStuck { return result(isSmall(gradient) ? .smallGradient : .noProgress) }
        } else {
          if initialDamping == 0 { return result(.noProgress) }
          damping *= 4
          losses.append(value)
        }
      }
      return result(isSmall(gradient) ? .smallGradient : .limit)
    }
  }

  /// Fits a model to targets in the sense of least squares, and leaves the best parameters in it.
  @discardableResult
  public func fit(_ model: Layer, inputs: Tensor, targets: Tensor) -> Minimization {
    let vector = ParameterVector(model.parameters)
    let problem = LeastSquaresProblem(model, vector, inputs: inputs, targets: targets)
    let result = minimize(problem, from: vector.values)
    vector.assign(result.parameters)
    return result
  }

  private func isSmall(_ gradient: Tensor) -> Bool {
    gradient.values.allSatisfy { $0.magnitude <= gradientTolerance }
  }

  /// The step, or nil where JᵀJ + λD is not positive definite in its numbers.
  private func solved(_ curvature: Tensor, _ damping: Double, _ gradient: Tensor) -> Tensor? {
    let identity = Tensor.identity(curvature.shape[0], precision: .float64)
    let diagonal = scaling == .identity ? identity : identity * curvature
    guard let factor = try? cholesky(curvature + damping * diagonal) else { return nil }
    return choleskySolve(factor, gradient)
  }
}
