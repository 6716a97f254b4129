import Glibc

/// A value that an axis names, with the text that names it.
package struct Tick: Equatable {
  package let value: Double
  package let text: String
  /// Raised after the text: the −3 of 10⁻³.
  package let exponent: String

  package init(value: Double, text: String, exponent: String = "") {
    self.value = value
    self.text = text
    self.exponent = exponent
  }

  /// The label in one line of plain text: `10⁻³`.
  package var plain: String {
    guard !exponent.isEmpty else { return text }
    let isNegative = exponent.hasPrefix(NumberText.minus)
    let magnitude = Int(isNegative ? exponent.dropFirst() : exponent[...]) ?? 0
    return text + NumberText.superscript(isNegative ? -magnitude : magnitude)
  }
}

/// Values worth naming on an axis: multiples of 1, 2 or 5 × 10ⁿ, or powers of ten.
package enum Ticks {
  /// About `count` ticks within `domain`.
  package static func linear(_ domain: ClosedRange<Double>, count: Int) -> [Tick] {
    let step = step(for: domain, count: count)
    let first = (domain.lowerBound / step.size - 1e-6).rounded(.up)
    let last = (domain.upperBound / step.size + 1e-6).rounded(.down)
    guard first <= last, last - first < 200 else { return [] }
    let values = stride(from: first, through: last, by: 1).map { step.multiple($0) }
    let largest = values.map(\.magnitude).max() ?? 0
    let places = max(0, -step.exponent)
    if largest < 1e6, places <= 4 || (largest >= 1e-3 && places <= 10) {
      return values.map { Tick(value: $0, text: grouped(NumberText.fixed($0, places: places))) }
    }
    // One power of ten and one number of digits for the whole axis.
    let exponent = DecimalDigits(largest).exponent
    return values.map { value in
      guard value != 0 else { return Tick(value: 0, text: "0") }
      let digits = NumberText.fixed(
        value / pow(10, Double(exponent)), places: max(0, exponent - step.exponent))
      return Tick(value: value, text: "\(digits)·10", exponent: signed(exponent))
    }
  }

  /// The domain extended outward to whole steps of its ticks.
  package static func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
    let step = step(for: domain, count: count)
    let first = (domain.lowerBound / step.size + 1e-6).rounded(.down)
    let last = (domain.upperBound / step.size - 1e-6).rounded(.up)
    return step.multiple(first)...step.multiple(last)
  }

  /// Powers of ten within `domain`, at most about `count`; 1, 2, 5 multiples where decades are few.
  package static func logarithmic(_ domain: ClosedRange<Double>, count: Int) -> [Tick] {
    let low = Int((log10(domain.lowerBound) - 1e-9).rounded(.up))
    let high = Int((log10(domain.upperBound) + 1e-9).rounded(.down))
    if high - low >= 2 || (high - low == 1 && count <= 3) {
      let every = max(1, ((high - low) + count - 1) / max(1, count))
      // Counting from 10⁰ keeps the named decades where a reader looks for them.
      let decades = (low...high).filter { $0 % every == 0 }
      let isPlain = decades.allSatisfy { (-3...4).contains($0) }
      return decades.map { decade in
        let value = power(decade)
        guard !isPlain else { return plain(value, exponent: decade) }
        return Tick(value: value, text: "10", exponent: signed(decade))
      }
    }
    var ticks: [Tick] = []
    for decade in stride(from: low - 1, through: high, by: 1) {
      for multiple in [1.0, 2, 5] {
        let value = decade < 0 ? multiple / power(-decade) : multiple * power(decade)
        guard value >= domain.lowerBound * (1 - 1e-9), value <= domain.upperBound * (1 + 1e-9)
        else { continue }
        ticks.append(
          (-4...5).contains(decade)
            ? plain(value, exponent: decade) : scientific(value, places: 0))
      }
    }
    return ticks.count >= 2 ? ticks : linear(domain, count: count)
  }

  /// The lines between the decades, if there are few enough decades for them to help.
  package static func minorLogarithmic(_ domain: ClosedRange<Double>) -> [Double] {
    let low = Int(log10(domain.lowerBound).rounded(.down))
    let high = Int(log10(domain.upperBound).rounded(.up))
    guard high - low <= 4 else { return [] }
    return (low...high).flatMap { decade in (2...9).map { Double($0) * power(decade) } }
      .filter(domain.contains)
  }
}

extension Ticks {
  /// A step of 1, 2 or 5 × 10^exponent.
  private struct Step {
    let mantissa: Double
    let exponent: Int

    var size: Double { multiple(1) }

    /// Dividing by a positive power of ten gives 0.3 where multiplying by 0.1 would not.
    func multiple(_ index: Double) -> Double {
      exponent < 0
        ? index * mantissa / power(-exponent) : index * mantissa * power(exponent)
    }
  }

  private static func step(for domain: ClosedRange<Double>, count: Int) -> Step {
    let rough = (domain.upperBound - domain.lowerBound) / Double(max(1, count))
    let exponent = Int(log10(rough).rounded(.down))
    let mantissa = rough / pow(10, Double(exponent))
    return switch mantissa {
    case ..<1.5: Step(mantissa: 1, exponent: exponent)
    case ..<3.5: Step(mantissa: 2, exponent: exponent)
    case ..<7.5: Step(mantissa: 5, exponent: exponent)
    default: Step(mantissa: 1, exponent: exponent + 1)
    }
  }

  /// 10^exponent as the nearest number: repeated products of 10 are exact up to 10²².
  private static func power(_ exponent: Int) -> Double {
    let magnitude = Int(exponent.magnitude)
    let value =
      magnitude <= 22
      ? (0..<magnitude).reduce(1.0) { product, _ in product * 10 }
      : pow(10, Double(magnitude))
    return exponent < 0 ? 1 / value : value
  }

  private static func plain(_ value: Double, exponent: Int) -> Tick {
    Tick(value: value, text: grouped(NumberText.fixed(value, places: max(0, -exponent))))
  }

  private static func scientific(_ value: Double, places: Int) -> Tick {
    guard value != 0 else { return Tick(value: 0, text: "0") }
    let parts = NumberText.scientificParts(value, places: places)
    return Tick(value: value, text: "\(parts.mantissa)·10", exponent: signed(parts.exponent))
  }

  private static func signed(_ exponent: Int) -> String {
    exponent < 0 ? "\(NumberText.minus)\(-exponent)" : String(exponent)
  }

  /// Thin spaces between thousands from five digits on.
  private static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    let digits = whole.filter(\.isNumber)
    guard digits.count >= 5 else { return text }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "\u{2009}" }
      result.append(digit)
    }
    return (text.hasPrefix(NumberText.minus) ? NumberText.minus : "") + result
      + text.dropFirst(whole.count)
  }
}
