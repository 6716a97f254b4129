import Glibc

extension Scalar {
  /// Φ(x): the probability that a standard normal number is below x.
  @inline(__always)
  static func normalProbability(_ x: Self) -> Self {
    normalProbability(x, bell: normalBell(x))
  }
}

extension Double {
  @inline(__always) static func normalBell(_ x: Double) -> Double { Glibc.exp(-0.5 * x * x) }

  @inline(__always)
  static func normalProbability(_ x: Double, bell: Double) -> Double {
    0.5 * Glibc.erfc(-x * 0.5.squareRoot())
  }
}

// Without branches and calls, so that loops become vector instructions. The polynomials are summed
// by pairs, not from one end: half as many steps wait for one another.
extension Float {
  /// e^(−x²/2) as `FloatFunctions.exponential` does it, 2ⁿ eʳ, with half of its instructions: the
  /// argument is never positive, and what is below e⁻⁸⁷ may stay there, so that 2ⁿ is one normal
  /// number, and is added to the exponent.
  @inline(__always)
  static func normalBell(_ x: Float) -> Float {
    let y = -0.5 * x * x
    let bounded = y < -87 ? -87 : y
    let shifted = bounded * 1.44269504 + 12_582_912
    let whole = shifted - 12_582_912
    let r = (bounded - whole * 0.693359375) - whole * -2.12194440e-4
    let r2 = r * r
    let p =
      (0.49999994 + r * 0.16666515) + r2 * ((0.041668456 + r * 0.008369419) + r2 * 0.0013813145)
    let scaled = (1 + r) + r2 * p
    return Float(bitPattern: scaled.bitPattern &+ (shifted.bitPattern &<< 23))
  }

  /// Φ(x) with an error below 5 · 10⁻⁷ of itself for |x| < 2, and everywhere of Φ(|x|).
  ///
  /// Φ(−u) = e^(−u²/2) t P(t) with t = 1 / (1 + 0.27 u) for u ≥ 0: t is in 0…1, and the tail
  /// beside its exponential is smooth in it. P minimises the largest relative error, 2.4 · 10⁻⁸,
  /// for u up to 14.5, where Φ(−u) is 0 in Float. Form: C. Hastings, Approximations for Digital
  /// Computers, 1955.
  @inline(__always)
  static func normalProbability(_ x: Float, bell: Float) -> Float {
    let t = 1 / (1 + 0.27 * x.magnitude)
    let t2 = t * t
    let t4 = t2 * t2
    let low = (0.10772066 + t * 0.10754288) + t2 * (0.101810604 + t * 0.07204965)
    let high = (0.10782553 - t * 0.06921062) + t2 * (0.16978602 - t * 0.12648581)
    let p = low + t4 * (high + t4 * 0.028961094)
    let tail = bell * (t * p)
    return x > 0 ? 1 - tail : tail
  }
}
