// Functions that keep their digits near 0, where log(1 + x) and eˣ − 1 would lose them.

/// log(1 + x) of every element, exact for small x; the derivative is 1 / (1 + x).
///
/// −∞ at −1, NaN below.
public func log1p(_ x: Tensor) -> Tensor { x.mapped("log1p", LogarithmOfOnePlus()) }

private struct LogarithmOfOnePlus: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { .logarithm(onePlus: x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 1 / (1 + x) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { 1 / (1 + x) }
}

/// eˣ − 1 of every element, exact for small x; the derivative is eˣ = y + 1.
public func expm1(_ x: Tensor) -> Tensor { x.mapped("expm1", ExponentialMinusOne()) }

private struct ExponentialMinusOne: ElementwiseFunction {
  /// Near 0, eˣ − 1 = 2t / (1 − t) with t = tanh x/2, a quotient without cancellation.
  func value<S: Scalar>(_ x: S) -> S {
    let t = S.hyperbolicTangent(x / 2)
    return x.magnitude < 0.5 ? 2 * t / (1 - t) : .exponential(x) - 1
  }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { y + 1 }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { y + 1 }
}
