/// The largest whole number that is not above each element. Its derivative is 0, also at the steps.
public func floor(_ x: Tensor) -> Tensor { x.mapped("floor", Floor()) }

private struct Floor: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x.rounded(.down) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 0 }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { 0 * x }
}
