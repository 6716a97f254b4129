extension FloatFunctions {
  /// log(1 + x), within 2 units in the last place for every x, also near 0.
  ///
  /// 1 + x = 2ᵉ (1 + f) with √½ ≤ 1 + f < √2, as in `logarithm`. If e is 0, f is x itself, with all
  /// its digits; else what rounding took from 1 + x = u is given back: log(u + c) ≈ log u + c / u.
  @inline(__always)
  static func logarithm(onePlus x: Float) -> Float {
    let u = 1 + x
    // The exponent counted from √½, whose bits are 0x3f3504f3.
    let fromRoot = u.bitPattern &- 0x3f35_04f3
    let exponent = Int32(bitPattern: fromRoot) &>> 23
    let e = Float(exponent)
    let mantissa = Float(bitPattern: (fromRoot & 0x007f_ffff) &+ 0x3f35_04f3)
    let isNear = exponent == 0
    let f = isNear ? x : mantissa - 1
    // Of x and 1 the larger stands first, so that the difference is exact.
    let lost = x > 1 ? 1 - (u - x) : x - (u - 1)
    let c = isNear ? 0 : lost / u
    var p: Float = -0.07621778
    p = p * f + 0.12904433
    p = p * f - 0.13242988
    p = p * f + 0.14181825
    p = p * f - 0.16609083
    p = p * f + 0.20001974
    p = p * f - 0.25001583
    p = p * f + 0.33333326
    p = p * f - 0.49999988
    let value = e * 0.693359375 + (f + (f * f * p + (e * -2.12194440e-4 + c)))
    // −1 gives −∞, less gives NaN; ∞ and NaN stay.
    let below: Float = x == -1 ? -.infinity : .nan
    return x > -1 ? (x < .infinity ? value : x) : below
  }
}
