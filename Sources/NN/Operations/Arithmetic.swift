extension Tensor {
  /// a + b, broadcast. An addition shares its gradient: both inputs receive it whole.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    let (a, b) = unified(a, b)
    return combined("add", a, b, Sum()).recorded("add", [a, b], twice: true) { gradient, _ in
      a.receive(gradient.summed(to: a.shape))
      b.receive(gradient.summed(to: b.shape))
    }
  }

  /// a − b, broadcast. ∂/∂a = 1, ∂/∂b = −1.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    let (a, b) = unified(a, b)
    return combined("subtract", a, b, Difference()).recorded("subtract", [a, b], twice: true) {
      gradient, _ in
      a.receive(gradient.summed(to: a.shape))
      b.receive(-gradient.summed(to: b.shape))
    }
  }

  /// a · b element by element, broadcast. A product swaps its inputs: ∂/∂a = b, ∂/∂b = a.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    let (a, b) = unified(a, b)
    return combined("multiply", a, b, Product()).recorded("multiply", [a, b], twice: true) {
      gradient, _ in
      a.receive((gradient * b).summed(to: a.shape))
      b.receive((gradient * a).summed(to: b.shape))
    }
  }

  /// y = a / b element by element, broadcast. ∂y/∂a = 1/b, ∂y/∂b = −a/b² = −y/b.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    let (a, b) = unified(a, b)
    return combined("divide", a, b, Quotient()).recorded("divide", [a, b], twice: true) {
      gradient, y in
      a.receive((gradient / b).summed(to: a.shape))
      b.receive(-(gradient * y / b).summed(to: b.shape))
    }
  }
}

private struct Sum: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a + b }
}

private struct Difference: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a - b }
}

private struct Product: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a * b }
}

private struct Quotient: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a / b }
}
