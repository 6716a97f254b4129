/// The matrix of second derivatives of an objective at w: [n, n], symmetric, in float64.
///
/// Column j is the product of the Hessian with the unit vector eⱼ, so it costs n such products; see
/// `hessianVectorProduct` for when they are exact. The mean of the matrix and its transpose is
/// returned, which takes half of the rounding errors away.
public func hessian(of objective: Objective, at w: Tensor) -> Tensor {
  precondition(w.rank == 1, "hessian needs a vector of parameters; got \(w.shape).")
  let columns = (0..<w.count).map { j in
    hessianVectorProduct(
      of: objective, at: w, times: .unit(j, of: w.count))
  }
  return withoutGradient {
    let matrix = stack(columns, axis: 1)
    return 0.5 * (matrix + matrix.transposed())
  }
}

/// H v, the change of an objective's gradient along v, without ever forming the Hessian H.
///
/// Where every operation of the objective has a second derivative, it is exact: the gradient of
/// ∇E · v. Otherwise, and for an objective given by formulas, it is a central difference; see
/// `differencedHessianVectorProduct`.
public func hessianVectorProduct(
  of objective: Objective, at w: Tensor, times v: Tensor
) -> Tensor {
  precondition(
    w.rank == 1 && v.shape == w.shape,
    "hessianVectorProduct needs two vectors of one length; got \(w.shape) and \(v.shape).")
  return objective.exactHessianProduct?(w, v)
    ?? differencedHessianVectorProduct(of: objective, at: w, times: v)
}

/// H v by central differences of gradients: (∇E(w + h v) − ∇E(w − h v)) / 2h.
///
/// h = step · max(1, ‖w‖) / ‖v‖; the error is of the order of h². In a model of float32 parameters a
/// step of 10⁻² serves better.
public func differencedHessianVectorProduct(
  of objective: Objective, at w: Tensor, times v: Tensor, step: Double = 1e-5
) -> Tensor {
  precondition(
    w.rank == 1 && v.shape == w.shape,
    "A Hessian's product needs two vectors of one length; got \(w.shape) and \(v.shape).")
  return withoutGradient {
    let (w, v) = (w.casted(to: .float64), v.casted(to: .float64))
    let length = v.norm().item
    if length == 0 { return .zeros(w.shape, precision: .float64) }
    let h = step * max(1, w.norm().item) / length
    return (objective.gradient(w + h * v) - objective.gradient(w - h * v)) / (2 * h)
  }
}

extension Tensor {
  /// The vector of zeros but a 1 at `index`, in float64.
  static func unit(_ index: Int, of count: Int) -> Tensor {
    var values = [Double](repeating: 0, count: count)
    values[index] = 1
    return Tensor(values, precision: .float64)
  }
}
