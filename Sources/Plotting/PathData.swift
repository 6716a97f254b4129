/// The `d` attribute of an SVG path, kept short: relative steps in tenths of a unit.
///
/// Rounding happens once, on absolute positions, so that errors do not add up along a path.
struct PathData {
  private(set) var text = ""
  private var x = 0
  private var y = 0

  var isEmpty: Bool { text.isEmpty }
}

extension PathData {
  mutating func move(to point: Position) {
    x = Self.tenths(point.x)
    y = Self.tenths(point.y)
    append("M", x, y)
  }

  /// A line to `point`, unless it lies where the path already is.
  mutating func line(to point: Position) {
    let (nextX, nextY) = (Self.tenths(point.x), Self.tenths(point.y))
    guard nextX != x || nextY != y else { return }
    append("l", nextX - x, nextY - y)
    (x, y) = (nextX, nextY)
  }

  /// A line without length, which round caps make a dot.
  mutating func dot(at point: Position) {
    let (nextX, nextY) = (Self.tenths(point.x), Self.tenths(point.y))
    if isEmpty { append("M", nextX, nextY) } else { append("m", nextX - x, nextY - y) }
    text += "h0"
    (x, y) = (nextX, nextY)
  }

  /// A cubic curve to `end`, by absolute control points.
  mutating func curve(_ first: Position, _ second: Position, to end: Position) {
    append("C", Self.tenths(first.x), Self.tenths(first.y))
    append(" ", Self.tenths(second.x), Self.tenths(second.y))
    (x, y) = (Self.tenths(end.x), Self.tenths(end.y))
    append(" ", x, y)
  }

  /// Steps in the path's own language, relative to where it is; they must return there.
  mutating func shape(_ relative: String) { text += relative }

  mutating func close() { text += "z" }

  /// All points joined by lines.
  mutating func polyline(_ points: [Position], closed: Bool = false) {
    guard let first = points.first else { return }
    move(to: first)
    for point in points.dropFirst() { line(to: point) }
    if closed { close() }
  }

  /// Tenths of a unit, bounded so that no value overflows.
  static func tenths(_ value: Double) -> Int {
    guard !value.isNaN else { return 0 }
    return Int((min(max(value, -1e6), 1e6) * 10).rounded())
  }

  /// `12.3`, `.5` or `-4`.
  static func text(tenths: Int, leadingZero: Bool = false) -> String {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    let sign = tenths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return whole == 0 && !leadingZero ? "\(sign).\(rest)" : "\(sign)\(whole).\(rest)"
  }

  private mutating func append(_ command: String, _ a: Int, _ b: Int) {
    text += command
    text += Self.text(tenths: a)
    if b >= 0 { text += " " }
    text += Self.text(tenths: b)
  }
}
