import Glibc

/// A colour of a page, as `#0b5e73` names it.
public struct Color: Sendable, Codable, Hashable, CustomStringConvertible {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// `#0b5e73` or `#f80`, with or without its `#`; `nil` for any other text.
  public init?(_ text: String) {
    var digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
    if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
    guard digits.utf8.count == 6, digits.allSatisfy({ $0.isHexDigit && $0.isASCII }),
      let number = Int(digits, radix: 16)
    else { return nil }
    self.init(
      red: UInt8(number >> 16), green: UInt8(number >> 8 & 0xFF), blue: UInt8(number & 0xFF))
  }

  public var description: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension Color {
  /// How well text of one colour reads on the other, from 1 to 21
  /// (WCAG 2.2, "contrast ratio": (L₁ + 0.05) / (L₂ + 0.05), the lighter luminance above).
  public func contrast(with other: Color) -> Double {
    let (a, b) = (luminance + 0.05, other.luminance + 0.05)
    return max(a, b) / min(a, b)
  }

  /// The colour with a share of another in it, from 0 to 1.
  public func mixed(with other: Color, share: Double) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) * (1 - share) + Double(b) * share).rounded())
    }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The nearest shade or tint of the colour that reads on all of the backgrounds with so much
  /// contrast: itself where it does.
  public func readable(on backgrounds: [Color], contrast least: Double) -> Color {
    let isDark = backgrounds.allSatisfy { $0.luminance < 0.18 }
    let end = isDark ? Color(red: 255, green: 255, blue: 255) : Color(red: 0, green: 0, blue: 0)
    for percent in 0...100 {
      let candidate = mixed(with: end, share: Double(percent) / 100)
      if backgrounds.allSatisfy({ candidate.contrast(with: $0) >= least }) { return candidate }
    }
    return end
  }

  private var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
