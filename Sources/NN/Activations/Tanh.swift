/// The hyperbolic tangent of every element; tanh′ = 1 − tanh².
public func tanh(_ x: Tensor) -> Tensor { x.mapped("tanh", HyperbolicTangent()) }

private struct HyperbolicTangent: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { .hyperbolicTangent(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 1 - y * y }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { 1 - square(y) }
}

/// a tanh(b x) of every element, with a = 1.716 and b = 2/3 unless given; its derivative is
/// a b (1 − tanh²(b x)) = b (a − y² / a).
///
/// Scaled so that ±1 are mapped to ±1 and the curvature is largest there: Y. LeCun and others,
/// Efficient BackProp, 1998.
public func scaledTanh(_ x: Tensor, amplitude: Double = 1.716, slope: Double = 2.0 / 3) -> Tensor {
  x.mapped("scaledTanh", ScaledHyperbolicTangent(amplitude: amplitude, slope: slope))
}

/// 1.716 tanh(2x/3) of a number.
public func scaledTanh(_ x: Double) -> Double {
  ScaledHyperbolicTangent(amplitude: 1.716, slope: 2.0 / 3).value(x)
}

private struct ScaledHyperbolicTangent: ElementwiseFunction {
  let amplitude: Double
  let slope: Double
  func value<S: Scalar>(_ x: S) -> S { S(amplitude) * .hyperbolicTangent(S(slope) * x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S {
    S(slope) * (S(amplitude) - y * y / S(amplitude))
  }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor {
    slope * (amplitude - square(y) / amplitude)
  }
}
