/// The logistic function with slope α, g(x) = 1 / (1 + e^(−αx)) of every element; g′ = α g (1 − g).
///
/// The larger α, the nearer to the step U(x).
public func sigmoid(_ x: Tensor, slope: Double) -> Tensor {
  x.mapped("sigmoid", SlopedLogistic(slope: slope))
}

/// The logistic function with slope α of a number.
public func sigmoid(_ x: Double, slope: Double) -> Double { .logistic(slope * x) }

private struct SlopedLogistic: ElementwiseFunction {
  let slope: Double
  func value<S: Scalar>(_ x: S) -> S { .logistic(S(slope) * x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { S(slope) * y * (1 - y) }
}

/// The hyperbolic tangent with slope α, g(x) = tanh(αx) of every element; g′ = α (1 − g²).
public func tanh(_ x: Tensor, slope: Double) -> Tensor {
  x.mapped("tanh", SlopedHyperbolicTangent(slope: slope))
}

private struct SlopedHyperbolicTangent: ElementwiseFunction {
  let slope: Double
  func value<S: Scalar>(_ x: S) -> S { .hyperbolicTangent(S(slope) * x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { S(slope) * (1 - y * y) }
}
