/// eˣ of every element; (eˣ)′ = eˣ.
public func exp(_ x: Tensor) -> Tensor { x.mapped("exp", Exponential()) }

private struct Exponential: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { .exponential(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { y }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { y }
}

/// The natural logarithm of every element; (log x)′ = 1/x.
public func log(_ x: Tensor) -> Tensor { x.mapped("log", Logarithm()) }

private struct Logarithm: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { .logarithm(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 1 / x }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { reciprocal(x) }
}

/// √x of every element; (√x)′ = 1 / (2√x).
public func sqrt(_ x: Tensor) -> Tensor { x.mapped("sqrt", SquareRoot()) }

private struct SquareRoot: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x.squareRoot() }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 1 / (2 * y) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { 0.5 / y }
}

/// |x| of every element; |x|′ = sign x, taken as 0 at the kink.
public func abs(_ x: Tensor) -> Tensor { x.mapped("abs", Magnitude()) }

private struct Magnitude: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x.magnitude }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { x > 0 ? 1 : x < 0 ? -1 : 0 }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { (x .> 0) - (x .< 0) }
}

/// x² of every element; (x²)′ = 2x.
public func square(_ x: Tensor) -> Tensor { x.mapped("square", Square()) }

private struct Square: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x * x }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 2 * x }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { 2 * x }
}

/// 1/x of every element; (1/x)′ = −1/x².
public func reciprocal(_ x: Tensor) -> Tensor { x.mapped("reciprocal", Reciprocal()) }

private struct Reciprocal: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { 1 / x }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { -y * y }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { -square(y) }
}

/// xᵖ of every element, p a constant; (xᵖ)′ = p xᵖ⁻¹.
public func pow(_ x: Tensor, _ exponent: Double) -> Tensor {
  exponent == 2 ? square(x) : x.mapped("pow", Power(exponent: exponent))
}

private struct Power: ElementwiseFunction {
  let exponent: Double
  func value<S: Scalar>(_ x: S) -> S { .power(x, S(exponent)) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { S(exponent) * .power(x, S(exponent - 1)) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor {
    exponent * pow(x, exponent - 1)
  }
}

/// sin x of every element; sin′ = cos.
public func sin(_ x: Tensor) -> Tensor { x.mapped("sin", Sine()) }

private struct Sine: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { .sine(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { .cosine(x) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { cos(x) }
}

/// cos x of every element; cos′ = −sin.
public func cos(_ x: Tensor) -> Tensor { x.mapped("cos", Cosine()) }

private struct Cosine: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { .cosine(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { -.sine(x) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { -sin(x) }
}

/// min(max(x, low), high) of every element; the derivative is 1 within, 0 outside.
public func clamp(_ x: Tensor, from low: Double, to high: Double) -> Tensor {
  precondition(low <= high, "clamp needs low ≤ high; got \(low) and \(high).")
  return x.mapped("clamp", Clamp(low: low, high: high))
}

private struct Clamp: ElementwiseFunction {
  let low: Double
  let high: Double
  func value<S: Scalar>(_ x: S) -> S { Swift.min(Swift.max(x, S(low)), S(high)) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { x < S(low) || x > S(high) ? 0 : 1 }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor {
    1 - (x .< low) - (x .> high)
  }
}
