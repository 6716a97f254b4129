import Glibc

/// The number types that kernels are written for, once, and compiled for, twice.
///
/// A kernel is generic over `Scalar`; each operation chooses `Float` or `Double` once, by its
/// tensors' precision, and the loop inside is specialised code.
protocol Scalar: BinaryFloatingPoint, SIMDScalar, Codable {
  static func exponential(_ x: Self) -> Self
  static func logarithm(_ x: Self) -> Self
  /// log(1 + x), exact for small x.
  static func logarithm(onePlus x: Self) -> Self
  static func hyperbolicTangent(_ x: Self) -> Self
  static func power(_ x: Self, _ exponent: Self) -> Self
  static func sine(_ x: Self) -> Self
  static func cosine(_ x: Self) -> Self
  /// e^(−x²/2): the density of a standard normal number, times √(2π).
  static func normalBell(_ x: Self) -> Self
  /// Φ(x), the probability that a standard normal number is below x, given its bell.
  static func normalProbability(_ x: Self, bell: Self) -> Self
}

extension Scalar {
  /// 1 / (1 + e⁻ˣ): the exponential is taken of −|x|, so that it never overflows.
  @inline(__always)
  static func logistic(_ x: Self) -> Self {
    let e = exponential(-x.magnitude)
    return (x < 0 ? e : 1) / (1 + e)
  }

  /// log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|), which never overflows.
  @inline(__always)
  static func softplus(_ x: Self) -> Self {
    Swift.max(x, 0) + logarithm(onePlus: exponential(-x.magnitude))
  }
}

extension Double: Scalar {
  @inline(__always) static func exponential(_ x: Double) -> Double { Glibc.exp(x) }
  @inline(__always) static func logarithm(_ x: Double) -> Double { Glibc.log(x) }
  @inline(__always) static func logarithm(onePlus x: Double) -> Double { Glibc.log1p(x) }
  @inline(__always) static func hyperbolicTangent(_ x: Double) -> Double { Glibc.tanh(x) }
  @inline(__always) static func power(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  @inline(__always) static func sine(_ x: Double) -> Double { Glibc.sin(x) }
  @inline(__always) static func cosine(_ x: Double) -> Double { Glibc.cos(x) }
}

extension Float: Scalar {
  @inline(__always) static func exponential(_ x: Float) -> Float {
    FloatFunctions.exponential(x)
  }
  @inline(__always) static func logarithm(_ x: Float) -> Float {
    FloatFunctions.logarithm(x)
  }
  @inline(__always) static func logarithm(onePlus x: Float) -> Float {
    FloatFunctions.logarithm(onePlus: x)
  }
  @inline(__always) static func hyperbolicTangent(_ x: Float) -> Float {
    FloatFunctions.hyperbolicTangent(x)
  }
  @inline(__always) static func power(_ x: Float, _ y: Float) -> Float { Glibc.powf(x, y) }
  @inline(__always) static func sine(_ x: Float) -> Float { Glibc.sinf(x) }
  @inline(__always) static func cosine(_ x: Float) -> Float { Glibc.cosf(x) }
}
