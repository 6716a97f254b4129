import Glibc

extension Scalar {
  /// Φ(x): the probability that a standard normal number is below x.
  @inline(__always)
  static func normalProbability(_ x: Self) -> Self {
    if let x = x as? Float { return FloatFunctions.normalProbability(x) as! Self }
    return Self(0.5 * Glibc.erfc(-Double(x) * 0.5.squareRoot()))
  }

  /// φ(x) = Φ′(x) = e^(−x²/2) / √(2π).
  @inline(__always)
  static func normalDensity(_ x: Self) -> Self {
    exponential(-0.5 * x * x) * 0.3989422804014327
  }
}

extension FloatFunctions {
  /// Φ(x) with an error below 5 · 10⁻⁷ of itself for |x| < 2, and everywhere of Φ(|x|).
  ///
  /// Φ(−u) = e^(−u²/2) t P(t) with t = 1 / (1 + 0.27 u) for u ≥ 0: t is in 0…1, and the tail
  /// beside its exponential is smooth in it. P minimises the largest relative error, 2.4 · 10⁻⁸,
  /// for u up to 14.5, where Φ(−u) is 0 in Float. Form: C. Hastings, Approximations for Digital
  /// Computers, 1955.
  @inline(__always)
  static func normalProbability(_ x: Float) -> Float {
    let t = 1 / (1 + 0.27 * x.magnitude)
    var p: Float = 0.028961094
    p = p * t - 0.12648581
    p = p * t + 0.16978602
    p = p * t - 0.06921062
    p = p * t + 0.10782553
    p = p * t + 0.07204965
    p = p * t + 0.101810604
    p = p * t + 0.10754288
    p = p * t + 0.10772066
    let tail = exponential(-0.5 * x * x) * (t * p)
    return x > 0 ? 1 - tail : tail
  }
}
