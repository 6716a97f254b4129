/// The shortest decimal digits that name a finite number: d₀.d₁d₂… × 10^exponent.
///
/// Rounding starts from these digits, half away from zero, so that 2.675 becomes 2.68 as a reader
/// expects although the nearest binary number lies a little below.
package struct DecimalDigits: Equatable {
  package private(set) var isNegative: Bool
  /// Digits from the first that is not zero; empty for zero itself.
  package private(set) var digits: [UInt8]
  /// The power of ten of the first digit.
  package private(set) var exponent: Int

  /// Reads the digits of a finite number.
  package init(_ number: Double) {
    precondition(number.isFinite, "DecimalDigits expects a finite number; got \(number).")
    isNegative = number.sign == .minus
    digits = []
    exponent = 0
    // Swift's description is the shortest text that reads back as the same number.
    var pointAt: Int?
    var written = 0
    var text = number.magnitude.description.utf8[...]
    if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
      written = Int(String(decoding: text[text.index(after: mark)...], as: UTF8.self)) ?? 0
      text = text[..<mark]
    }
    for byte in text {
      if byte == UInt8(ascii: ".") {
        pointAt = digits.count
      } else {
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
    exponent = (pointAt ?? digits.count) - 1 + written
    while digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  package var isZero: Bool { digits.isEmpty }
}

extension DecimalDigits {
  /// The number rounded to `places` digits after the decimal point.
  package func rounded(places: Int) -> DecimalDigits { keeping(exponent + 1 + places) }

  /// The number rounded to `count` significant digits.
  package func rounded(significant count: Int) -> DecimalDigits { keeping(count) }

  /// How many digits after the decimal point the number needs to be written in full.
  package var places: Int { max(0, digits.count - 1 - exponent) }

  /// The digit that stands at 10^`power`.
  package func digit(at power: Int) -> UInt8 {
    let index = exponent - power
    return digits.indices.contains(index) ? digits[index] : 0
  }

  private func keeping(_ count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    var result = self
    let roundsUp = count >= 0 && digits[count] >= 5
    result.digits = Array(digits.prefix(max(0, count)))
    if roundsUp {
      var index = count - 1
      while index >= 0, result.digits[index] == 9 {
        result.digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        result.digits[index] += 1
      } else {
        result.digits.insert(1, at: 0)
        result.exponent += 1
      }
    }
    while result.digits.last == 0 { result.digits.removeLast() }
    if result.digits.isEmpty { result.exponent = 0 }
    return result
  }
}
