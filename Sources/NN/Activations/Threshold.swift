// Units that decide. Their derivative is 0 wherever it exists, so nothing is recorded: a gradient
// neither flows through them nor is asked for. The perceptron learns them without one.

/// The unit step U: 1 where x > 0, else 0; U(0) = 0. Forward only.
public func unitStep(_ x: Tensor) -> Tensor { x .> 0 }

/// The unit step of a number; U(0) = 0.
public func unitStep(_ x: Double) -> Double { x > 0 ? 1 : 0 }

/// The sign of every element: −1, 0 or 1; sign(0) = 0. Forward only.
public func sign(_ x: Tensor) -> Tensor { x.detached().mapped("sign", Sign()) }

/// The sign of a number; sign(0) = 0.
public func sign(_ x: Double) -> Double { Sign().value(x) }

private struct Sign: ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S { x > 0 ? 1 : x < 0 ? -1 : 0 }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 0 }
}

/// The unit step, forward only; see `unitStep`.
public final class UnitStep: Layer {
  /// A layer without parameters.
  public override init() {}
  /// U(x) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { unitStep(input) }
}

/// The sign, forward only; see `sign`.
public final class SignUnit: Layer {
  /// A layer without parameters.
  public override init() {}
  /// sign x of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { sign(input) }
}
