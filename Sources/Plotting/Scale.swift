import Glibc

/// How values are laid along an axis.
public enum AxisScale: Sendable, Hashable {
  case linear
  /// By powers of ten; values that are not positive have no place on it.
  case logarithmic
}

/// The map from values to a drawing's coordinates along one axis.
struct Scale {
  let kind: AxisScale
  /// The values at the two ends.
  let domain: ClosedRange<Double>
  /// Coordinates of the domain's lower and upper end.
  var start: Double
  var end: Double

  init(_ kind: AxisScale, domain: ClosedRange<Double>, start: Double = 0, end: Double = 1) {
    self.kind = kind
    self.domain = domain
    self.start = start
    self.end = end
  }
}

extension Scale {
  /// Whether `value` has a place on an axis of this kind. Spans beyond 10±³⁰⁰ would overflow.
  static func admits(_ value: Double, _ kind: AxisScale) -> Bool {
    value.isFinite && value.magnitude <= 1e300 && (kind == .linear || value >= 1e-300)
  }

  /// Where `value` lies, also outside the domain; `nil` if it has no place on such an axis.
  func position(_ value: Double) -> Double? {
    guard Self.admits(value, kind) else { return nil }
    let (low, high, at) =
      kind == .linear
      ? (domain.lowerBound, domain.upperBound, value)
      : (log10(domain.lowerBound), log10(domain.upperBound), log10(value))
    return start + (at - low) / (high - low) * (end - start)
  }

  /// A domain that spans `values`, never empty; `padding` is a share of the span.
  static func domain(
    of values: some Sequence<Double>, _ kind: AxisScale, padding: Double = 0
  ) -> ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where admits(value, kind) {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else { return nil }
    return widened(low...high, kind, padding: padding)
  }

  /// `range` made wide enough to draw: a single value gets room on both sides.
  static func widened(
    _ range: ClosedRange<Double>, _ kind: AxisScale, padding: Double = 0
  ) -> ClosedRange<Double> {
    let (low, high) = (range.lowerBound, range.upperBound)
    if kind == .logarithmic {
      let factor = pow(high / low, padding)
      return high / low < 1.000_001 ? low / 3...high * 3 : low / factor...high * factor
    }
    let scale = max(low.magnitude, high.magnitude)
    // Below this span neighbouring ticks would be the same number to a reader.
    if high - low <= scale * 1e-9 || scale < 1e-290 {
      let half = scale < 1e-290 ? 1 : scale * 0.5
      return low - half...high + half
    }
    return low - padding * (high - low)...high + padding * (high - low)
  }

  /// A range given by the caller, if it can be drawn at all on such an axis.
  static func usable(_ range: ClosedRange<Double>?, _ kind: AxisScale) -> ClosedRange<Double>? {
    guard let range, admits(range.lowerBound, kind), admits(range.upperBound, kind) else {
      return nil
    }
    return widened(range, kind)
  }
}
