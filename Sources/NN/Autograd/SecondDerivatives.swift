/// H v, where Hᵢⱼ = ∂²f/∂xᵢ∂xⱼ at x, for a function f whose value is one number; of x's shape.
///
/// The gradient's product with v is a number, and its gradient is H v: two backward passes, and H
/// itself, which has count² entries, is never formed (B. Pearlmutter, Fast Exact Multiplication
/// by the Hessian, 1994). An operation without a second derivative stops with its name.
public func hessianVectorProduct(
  of function: (Tensor) -> Tensor, at x: Tensor, times v: Tensor
) -> Tensor {
  precondition(v.shape == x.shape, "H v needs v of x's shape \(x.shape); got \(v.shape).")
  return gradient(of: { x in (gradient(of: function, at: x, createGraph: true) * v).sum() }, at: x)
}

/// H with Hᵢⱼ = ∂²f/∂xᵢ∂xⱼ at x: [x.count, x.count], a row for each element of x.
public func hessian(of function: (Tensor) -> Tensor, at x: Tensor) -> Tensor {
  let rows = (0..<x.count).map { index in
    var direction = [Double](repeating: 0, count: x.count)
    direction[index] = 1
    let v = Tensor(direction, shape: x.shape, precision: x.precision)
    return hessianVectorProduct(of: function, at: x, times: v).flattened()
  }
  return stack(rows)
}
