/// x where x > 0, else α (eˣ − 1), of every element; α = 1 unless given.
///
/// The derivative is 1 and α eˣ = y + α, at 0 it is α; with α = 1 it has no jump. Values reach down
/// to −α, so that their mean can be near 0. D.-A. Clevert and others, Fast and Accurate Deep
/// Network Learning by Exponential Linear Units, 2016.
public func elu(_ x: Tensor, alpha: Double = 1) -> Tensor {
  x.mapped("elu", ExponentialLinear(alpha: alpha))
}

/// x where x > 0, else α (eˣ − 1), of a number.
public func elu(_ x: Double, alpha: Double = 1) -> Double {
  ExponentialLinear(alpha: alpha).value(x)
}

private struct ExponentialLinear: ElementwiseFunction {
  let alpha: Double
  func value<S: Scalar>(_ x: S) -> S {
    // eˣ − 1 = 2t / (1 − t) with t = tanh(x/2), which is exact also near 0.
    let t = S.hyperbolicTangent(0.5 * Swift.min(x, 0))
    return x > 0 ? x : S(alpha) * (2 * t / (1 - t))
  }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { x > 0 ? 1 : y + S(alpha) }
}

/// x or α (eˣ − 1); see `elu`.
public final class ELU: Layer {
  /// α, how far down values reach.
  public let alpha: Double
  /// A layer without parameters; α = 1 unless given.
  public init(alpha: Double = 1) { self.alpha = alpha }
  /// x where x > 0, else α (eˣ − 1), of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { elu(input, alpha: alpha) }
}
