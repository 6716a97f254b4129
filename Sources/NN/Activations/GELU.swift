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

// Too long for the compiler to inline into the loops by itself.
private struct GaussianErrorLinear: ElementwiseFunction {
  @inline(__always)
  func value<S: Scalar>(_ x: S) -> S { x * .normalProbability(x) }
  @inline(__always)
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S {
    // φ(x) = e^(−x²/2) / √(2π).
    let bell = S.normalBell(x)
    return .normalProbability(x, bell: bell) + x * bell * 0.3989422804014327
  }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor {
    normalProbability(x) + x * normalDensity(x)
  }
}

private struct GaussianErrorLinearByTanh: ElementwiseFunction {
  /// √(2/π).
  private let scale = 0.7978845608028654

  @inline(__always)
  private func tangent<S: Scalar>(_ x: S) -> S {
    .hyperbolicTangent(S(scale) * (x + 0.044715 * x * x * x))
  }
  @inline(__always)
  func value<S: Scalar>(_ x: S) -> S { 0.5 * x * (1 + tangent(x)) }
  @inline(__always)
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S {
    let t = tangent(x)
    let inner = S(scale) * (1 + 3 * 0.044715 * x * x)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner
  }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor {
    let t = NN.tanh(scale * (x + 0.044715 * x * square(x)))
    let inner = scale * (1 + 3 * 0.044715 * square(x))
    return 0.5 * (1 + t) + 0.5 * x * (1 - square(t)) * inner
  }
}

/// Φ(x) of every element; Φ′ = φ.
func normalProbability(_ x: Tensor) -> Tensor {
  x.mapped("normalProbability", NormalProbability())
}

/// φ(x) = e^(−x²/2) / √(2π) of every element.
func normalDensity(_ x: Tensor) -> Tensor { 0.3989422804014327 * gaussian(x) }

private struct NormalProbability: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { .normalProbability(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 0.3989422804014327 * .normalBell(x) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { normalDensity(x) }
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
