/// How Φ in a GELU is computed.
public enum GELUForm: String, Sendable, Hashable {
  /// Φ, the probability that a standard normal number is below x: ½ (1 + erf(x/√2)).
  case exact
  /// ½ (1 + tanh(√(2/π) (x + 0.044715 x³))), at most 0.0005 away.
  case tanh
}

/// x Φ(x) of every element, a smooth ReLU that dips below 0; the derivative is Φ(x) + x φ(x).
///
/// D. Hendrycks and K. Gimpel, Gaussian Error Linear Units, 2016.
public func gelu(_ x: Tensor, form: GELUForm = .exact) -> Tensor {
  switch form {
  case .exact: x.mapped("gelu", GaussianErrorLinear())
  case .tanh: x.mapped("gelu", GaussianErrorLinearByTanh())
  }
}

/// x Φ(x) of a number.
public func gelu(_ x: Double, form: GELUForm = .exact) -> Double {
  form == .exact ? GaussianErrorLinear().value(x) : GaussianErrorLinearByTanh().value(x)
}

private struct GaussianErrorLinear: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x * .normalProbability(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S {
    .normalProbability(x) + x * .normalDensity(x)
  }
}

private struct GaussianErrorLinearByTanh: ElementwiseFunction {
  /// √(2/π).
  private let scale = 0.7978845608028654

  private func tangent<S: Scalar>(_ x: S) -> S {
    .hyperbolicTangent(S(scale) * (x + 0.044715 * x * x * x))
  }
  func value<S: Scalar>(_ x: S) -> S { 0.5 * x * (1 + tangent(x)) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S {
    let t = tangent(x)
    let inner = S(scale) * (1 + 3 * 0.044715 * x * x)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner
  }
}

/// x Φ(x); see `gelu`.
public final class GELU: Layer {
  /// How Φ is computed.
  public let form: GELUForm
  /// A layer without parameters; exact unless the tanh form is asked for.
  public init(form: GELUForm = .exact) { self.form = form }
  /// x Φ(x) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { gelu(input, form: form) }
}
