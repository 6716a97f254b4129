// Functions with steps: their derivative is 0 wherever they have one.

/// −1, 0 or 1: the sign of every element. Its derivative is 0, also at the step.
public func sign(_ x: Tensor) -> Tensor { x.mapped("sign", Sign()) }

private struct Sign: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x > 0 ? 1 : x < 0 ? -1 : x }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 0 }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { 0 * x }
}

/// The largest whole number that is not above each element. Its derivative is 0, also at the steps.
public func floor(_ x: Tensor) -> Tensor { x.mapped("floor", Floor()) }

private struct Floor: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x.rounded(.down) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 0 }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { 0 * x }
}
