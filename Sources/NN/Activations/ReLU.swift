/// max(0, x) of every element; its derivative is 1 where x > 0 and 0 elsewhere, also at 0.
public func relu(_ x: Tensor) -> Tensor { x.mapped("relu", RectifiedLinear()) }

/// max(0, x) of a number.
public func relu(_ x: Double) -> Double { x > 0 ? x : 0 }

private struct RectifiedLinear: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x > 0 ? x : 0 }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { x > 0 ? 1 : 0 }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { x .> 0 }
}
