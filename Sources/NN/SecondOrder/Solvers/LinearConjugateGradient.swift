/// Solves A x = b for a symmetric positive definite A that is known only by its products A v.
///
/// The residual r = b − A x is minus the gradient of ½ xᵀA x − bᵀx. Each step goes to the minimum along a
/// direction that is conjugate to all before (dᵢᵀA dⱼ = 0), so without rounding it ends in n steps, and
/// sooner where A has few different eigenvalues. M. Hestenes and E. Stiefel, Methods of Conjugate
/// Gradients for Solving Linear Systems, 1952.
///
/// In the result, `losses` are the lengths of the residual, `value` the last, and `evaluations`
/// counts the products.
///
/// - Parameters:
///   - tolerance: It stops at ‖r‖ ≤ tolerance · ‖b‖.
///   - iterationLimit: 2n unless given.
public func linearConjugateGradient(
  _ product: (_ v: Tensor) -> Tensor, _ b: Tensor, from start: Tensor? = nil,
  tolerance: Double = 1e-10, iterationLimit: Int? = nil
) -> Minimization {
  precondition(b.rank == 1, "linearConjugateGradient needs a vector b; got shape \(b.shape).")
  return withoutGradient {
    let b = b.casted(to: .float64)
    let enough = tolerance * b.norm().item
    var x = start?.casted(to: .float64) ?? .zeros(b.shape, precision: .float64)
    var residual = start == nil ? b : b - product(x)
    var direction = residual
    var losses = [residual.norm().item]
    var products = start == nil ? 0 : 1
    var reason = StoppingReason.limit
    for _ in 0..<(iterationLimit ?? 2 * b.count) {
      if losses.last! <= enough { break }
      let image = product(direction)
      products += 1
      let square = dot(residual, residual).item
      let curvature = dot(direction, image).item
      // Without positive curvature A is not positive definite, or rounding has taken over.
      guard curvature > 0 else {
        reason = .noProgress
        break
      }
      let step = square / curvature
      x = x + step * direction
      residual = residual - step * image
      direction = residual + (dot(residual, residual).item / square) * direction
      losses.append(residual.norm().item)
    }
    if losses.last! <= enough { reason = .smallGradient }
    return Minimization(
      parameters: x, value: losses.last!, losses: losses, evaluations: products, reason: reason)
  }
}
