/// The logistic function g(x) = 1 / (1 + e⁻ˣ) of every element; g′ = g (1 − g).
public func sigmoid(_ x: Tensor) -> Tensor { x.mapped("sigmoid", Logistic()) }

/// The logistic function of a number.
public func sigmoid(_ x: Double) -> Double { .logistic(x) }

private struct Logistic: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { .logistic(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { y * (1 - y) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { y * (1 - y) }
}

/// log g(x) = −log(1 + e⁻ˣ), without underflow; its derivative is 1 − g(x) = g(−x).
public func logSigmoid(_ x: Tensor) -> Tensor { x.mapped("logSigmoid", LogLogistic()) }

private struct LogLogistic: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { -.softplus(-x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { .logistic(-x) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { sigmoid(-x) }
}

/// log(1 + eˣ), a smooth ReLU, without overflow; its derivative is the logistic function.
public func softplus(_ x: Tensor) -> Tensor { x.mapped("softplus", SmoothRectifier()) }

private struct SmoothRectifier: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { .softplus(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { .logistic(x) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { sigmoid(x) }
}
