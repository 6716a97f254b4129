/// x where x > 0, else a x, of every element; the derivative is 1 and a, at 0 it is a.
///
/// A unit whose input is negative for all examples still learns. The lectures take a ≈ 0.1, the
/// default here; common libraries take 0.01. A. Maas and others, Rectifier Nonlinearities Improve
/// Neural Network Acoustic Models, 2013.
public func leakyReLU(_ x: Tensor, slope: Double = 0.1) -> Tensor {
  x.mapped("leakyReLU", LeakyRectifiedLinear(slope: slope))
}

/// x where x > 0, else a x, of a number.
public func leakyReLU(_ x: Double, slope: Double = 0.1) -> Double {
  LeakyRectifiedLinear(slope: slope).value(x)
}

private struct LeakyRectifiedLinear: ElementwiseFunction {
  let slope: Double
  func value<S: Scalar>(_ x: S) -> S { x > 0 ? x : S(slope) * x }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { x > 0 ? 1 : S(slope) }
}

/// x or a x; see `leakyReLU`.
public final class LeakyReLU: Layer {
  /// a, the slope where x ≤ 0.
  public let slope: Double
  /// A layer without parameters; a = 0.1 unless given.
  public init(slope: Double = 0.1) { self.slope = slope }
  /// x where x > 0, else a x, of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { leakyReLU(input, slope: slope) }
}
