extension Tensor {
  /// −x; the derivative is −1.
  public static prefix func - (x: Tensor) -> Tensor { x.mapped("negate", Scaled(factor: -1)) }

  /// x + c; the derivative is 1.
  public static func + (x: Tensor, c: Double) -> Tensor { x.mapped("add", Shifted(by: c)) }
  /// c + x; the derivative is 1.
  public static func + (c: Double, x: Tensor) -> Tensor { x.mapped("add", Shifted(by: c)) }

  /// x − c and c − x; the derivatives are 1 and −1.
  public static func - (x: Tensor, c: Double) -> Tensor { x.mapped("subtract", Shifted(by: -c)) }
  /// c − x; the derivative is −1.
  public static func - (c: Double, x: Tensor) -> Tensor { x.mapped("subtract", Reflected(at: c)) }

  /// c x; the derivative is c.
  public static func * (x: Tensor, c: Double) -> Tensor { x.mapped("multiply", Scaled(factor: c)) }
  /// c x; the derivative is c.
  public static func * (c: Double, x: Tensor) -> Tensor { x.mapped("multiply", Scaled(factor: c)) }

  /// x / c and c / x; the derivatives are 1 / c and −c / x².
  public static func / (x: Tensor, c: Double) -> Tensor { x.mapped("divide", Divided(by: c)) }
  /// c / x; the derivative is −c / x².
  public static func / (c: Double, x: Tensor) -> Tensor { x.mapped("divide", Dividing(value: c)) }
}

private struct Scaled: ElementwiseFunction {
  let factor: Double
  func value<S: Scalar>(_ x: S) -> S { S(factor) * x }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { S(factor) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { x.constant(factor) }
}

private struct Shifted: ElementwiseFunction {
  let by: Double
  func value<S: Scalar>(_ x: S) -> S { x + S(by) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 1 }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { x.constant(1) }
}

private struct Reflected: ElementwiseFunction {
  let at: Double
  func value<S: Scalar>(_ x: S) -> S { S(at) - x }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { -1 }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { x.constant(-1) }
}

private struct Divided: ElementwiseFunction {
  let by: Double
  func value<S: Scalar>(_ x: S) -> S { x / S(by) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { 1 / S(by) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { x.constant(1 / by) }
}

private struct Dividing: ElementwiseFunction {
  let value: Double
  func value<S: Scalar>(_ x: S) -> S { S(value) / x }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { -y / x }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { -y / x }
}
