/// The matrix of second derivatives of an objective at w: [n, n], symmetric, in float64.
///
/// Column j is the product of the Hessian with the unit vector eⱼ, so it costs 2n gradients; the
/// mean of the matrix and its transpose is returned, which halves the rounding errors.
public func hessian(of objective: Objective, at w: Tensor, step: Double = 1e-5) -> Tensor {
  precondition(w.rank == 1, "hessian needs a vector of parameters; got \(w.shape).")
  let columns = (0..<w.count).map { j in
    hessianVectorProduct(
      of: objective, at: w, times: .unit(j, of: w.count), step: step)
  }
  return withoutGradient {
    let matrix = stack(columns, axis: 1)
    return 0.5 * (matrix + matrix.transposed())
  }
}

/// H v, the change of an objective's gradient along v, without ever forming the Hessian H.
///
/// (∇E(w + h v) − ∇E(w − h v)) / 2h, with h = step · max(1, ‖w‖) / ‖v‖: two gradients, and an error of
/// the order of h². In a model of float32 parameters a step of 10⁻² serves better.
public func hessianVectorProduct(
  of objective: Objective, at w: Tensor, times v: Tensor, step: Double = 1e-5
) -> Tensor {
  precondition(
    w.rank == 1 && v.shape == w.shape,
    "hessianVectorProduct needs two vectors of one length; got \(w.shape) and \(v.shape).")
  return withoutGradient {
    let (w, v) = (w.casted(to: .float64), v.casted(to: .float64))
    let length = norm(v)
    if length == 0 { return .zeros(w.shape, precision: .float64) }
    let h = step * max(1, norm(w)) / length
    // The one place to change for an exact product: the gradient of ∇E(w) · v.
    return (objective.gradient(w + h * v) - objective.gradient(w - h * v)) / (2 * h)
  }
}

/// √Σ vᵢ².
func norm(_ v: Tensor) -> Double { dot(v, v).item.squareRoot() }

extension Tensor {
  /// The vector of zeros but a 1 at `index`, in float64.
  static func unit(_ index: Int, of count: Int) -> Tensor {
    var values = [Double](repeating: 0, count: count)
    values[index] = 1
    return Tensor(values, precision: .float64)
  }
}
