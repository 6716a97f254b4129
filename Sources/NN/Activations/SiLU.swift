/// x g(x) of every element, with the logistic function g; also called swish.
///
/// The derivative is g + x g (1 − g) = g + y (1 − g). S. Elfwing and others, Sigmoid-Weighted Linear
/// Units, 2018.
public func silu(_ x: Tensor) -> Tensor { x.mapped("silu", SigmoidLinear()) }

/// x g(x) of a number.
public func silu(_ x: Double) -> Double { SigmoidLinear().value(x) }

private struct SigmoidLinear: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x * .logistic(x) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S {
    let g = S.logistic(x)
    return g + y * (1 - g)
  }
}

/// x g(x); see `silu`.
public final class SiLU: Layer {
  /// A layer without parameters.
  public override init() {}
  /// x g(x) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { silu(input) }
}
