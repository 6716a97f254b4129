/// The last m steps s and changes of the gradient y, which stand for an inverse Hessian B.
///
/// `product` is B v by two loops over the pairs, without any matrix. B fulfils the secant condition
/// B y = s for the newest pair, as the inverse Hessian does on a quadratic form. With one pair this is
/// the memoryless quasi-Newton method: a BFGS update of a multiple of the identity. J. Nocedal,
/// Updating Quasi-Newton Matrices with Limited Storage, 1980.
public struct SecantMemory {
  /// m, the most pairs kept.
  public let capacity: Int
  private var pairs: [(step: Tensor, change: Tensor, rho: Double)] = []

  /// No pairs yet: B is the identity.
  public init(capacity: Int) {
    precondition(capacity >= 1, "A secant memory keeps at least one pair; got \(capacity).")
    self.capacity = capacity
  }

  /// Remembers a step and the change of the gradient over it, and forgets the oldest beyond m.
  ///
  /// A pair without positive curvature, yᵀs ≤ 0, would spoil B and is left out.
  public mutating func add(step: Tensor, change: Tensor) {
    let curvature = dot(step, change).item
    guard curvature > 1e-14 * dot(change, change).item else { return }
    pairs.append((step, change, 1 / curvature))
    if pairs.count > capacity { pairs.removeFirst() }
  }

  /// B v; a quasi-Newton direction is −B g.
  public func product(_ v: Tensor) -> Tensor {
    withoutGradient {
      var q = v.casted(to: .float64)
      var shares: [Double] = []
      for (step, change, rho) in pairs.reversed() {
        let share = rho * dot(step, q).item
        q = q - share * change
        shares.append(share)
      }
      if let (_, change, rho) = pairs.last {
        // The multiple of the identity that has the newest pair's size: sᵀy / yᵀy.
        q = q / (rho * dot(change, change).item)
      }
      for ((step, change, rho), share) in zip(pairs, shares.reversed()) {
        q = q + (share - rho * dot(change, q).item) * step
      }
      return q
    }
  }
}
