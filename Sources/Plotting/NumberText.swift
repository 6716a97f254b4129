/// How numbers are written for readers: with a true minus sign, and the same on every machine.
package enum NumberText {
  /// With `places` digits after the point: `−0.35`.
  package static func fixed(_ number: Double, places: Int) -> String {
    guard number.isFinite else { return notFinite(number) }
    return fixed(DecimalDigits(number).rounded(places: places), places: places)
  }

  /// As d.dd × 10ⁿ with `places` digits after the point: `1.20 × 10⁻⁷`.
  package static func scientific(_ number: Double, places: Int) -> String {
    guard number.isFinite else { return notFinite(number) }
    let parts = scientificParts(number, places: places)
    return "\(parts.mantissa) × 10\(superscript(parts.exponent))"
  }

  /// Mantissa and exponent of the scientific form, for a drawing that raises the exponent itself.
  package static func scientificParts(
    _ number: Double, places: Int
  ) -> (mantissa: String, exponent: Int) {
    let digits = DecimalDigits(number).rounded(significant: places + 1)
    let mantissa = (0...max(0, places)).map { index in
      String(digits.digit(at: digits.exponent - index))
    }
    let sign = digits.isNegative && !digits.isZero ? minus : ""
    let fraction = places > 0 ? "." + mantissa.dropFirst().joined() : ""
    return (sign + mantissa[0] + fraction, digits.exponent)
  }

  /// With up to `significant` digits and no needless zeros: whole numbers below a million in full,
  /// the very small and the very large in scientific form.
  package static func readable(_ number: Double, significant: Int = 4) -> String {
    guard number.isFinite else { return notFinite(number) }
    if number == number.rounded(), number.magnitude < 1e6 { return fixed(number, places: 0) }
    let digits = DecimalDigits(number).rounded(significant: significant)
    if digits.exponent >= -4, digits.exponent < 6 {
      return fixed(digits, places: digits.places)
    }
    return scientific(number, places: max(0, min(significant, digits.digits.count) - 1))
  }

  /// Rounded to `significant` digits and written as Swift writes a literal: `-1.25e-07`.
  package static func code(_ number: Double, significant: Int) -> String {
    let digits = DecimalDigits(number).rounded(significant: significant)
    let mantissa = digits.digits.map { String($0) }.joined()
    let text = (digits.isNegative ? "-" : "") + "\(mantissa.isEmpty ? "0" : mantissa)"
    // Read back, the rounded digits are a number whose own description is short.
    return Double("\(text)e\(digits.exponent - max(0, digits.digits.count - 1))")?.description
      ?? number.description
  }

  /// An integer in raised digits: `⁻⁷`.
  package static func superscript(_ number: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(number.magnitude).utf8.map { raised[Int($0 - UInt8(ascii: "0"))] }
    return (number < 0 ? "⁻" : "") + String(digits)
  }

  package static let minus = "\u{2212}"

  private static func notFinite(_ number: Double) -> String {
    number.isNaN ? "NaN" : number < 0 ? "\(minus)∞" : "∞"
  }

  private static func fixed(_ digits: DecimalDigits, places: Int) -> String {
    var text = digits.isNegative && !digits.isZero ? minus : ""
    for power in stride(from: max(0, digits.exponent), through: 0, by: -1) {
      text += String(digits.digit(at: power))
    }
    guard places > 0 else { return text }
    text += "."
    for power in 1...places { text += String(digits.digit(at: -power)) }
    return text
  }
}
