/// Writes SVG as text: elements nest by closures, and every text and attribute is escaped here.
struct SVGWriter {
  /// The markup so far.
  private(set) var markup = ""
  /// Where each element that is in no other begins, in bytes.
  private var starts: [Int] = []
  private var depth = 0

  enum Anchor: String { case start, middle, end }
}

extension SVGWriter {
  /// An element without content.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    open(name, attributes)
    markup += "/>"
  }

  /// An element whose attributes are put together, and whose content `body` writes.
  mutating func element(
    _ name: String, _ attributes: [(key: String, value: String)], _ body: (inout SVGWriter) -> Void
  ) {
    open(name, attributes)
    enclose(name, body)
  }

  /// An element whose content `body` writes.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>,
    _ body: (inout SVGWriter) -> Void
  ) {
    open(name, attributes)
    enclose(name, body)
  }

  /// Adds markup that another writer has made.
  mutating func append(_ other: String) {
    begin()
    markup += other
  }

  /// The elements that are in no other, in order.
  var elements: [String] {
    let bytes = markup.utf8
    let ends = starts.dropFirst() + [bytes.count]
    return zip(starts, ends).map { start, end in
      String(
        markup[
          bytes.index(
            bytes.startIndex, offsetBy: start)..<bytes.index(
              bytes.startIndex, offsetBy: end)])
    }
  }

  /// A line of text; with a `halo` it stays legible above lines and points.
  mutating func label(
    _ string: String, at position: Position, anchor: Anchor = .start, color: ColorRole = .ink,
    size: Double = TextSize.tick, isBold: Bool = false, halo: Bool = false, exponent: String = ""
  ) {
    open("text", ["x": Self.number(position.x), "y": Self.number(position.y)])
    markup += " fill=\"\(color.css)\""
    if anchor != .start { markup += " text-anchor=\"\(anchor.rawValue)\"" }
    if size != TextSize.tick { markup += " font-size=\"\(Self.number(size))\"" }
    if isBold { markup += " font-weight=\"600\"" }
    if halo {
      markup += " stroke=\"\(ColorRole.surface.css)\" stroke-width=\"4\""
      markup += " stroke-linejoin=\"round\" paint-order=\"stroke\""
    }
    markup += ">\(Self.escaped(string))"
    if !exponent.isEmpty {
      markup += "<tspan dy=\"-.45em\" font-size=\"\(Self.number(size * 0.75))\">"
      markup += "\(Self.escaped(exponent))</tspan>"
    }
    markup += "</text>"
  }

  /// A straight line.
  mutating func line(
    from start: Position, to end: Position, color: ColorRole, width: Double = 1,
    dashes: String = ""
  ) {
    open(
      "line",
      [
        "x1": Self.number(start.x), "y1": Self.number(start.y), "x2": Self.number(end.x),
        "y2": Self.number(end.y), "stroke": color.css,
      ])
    if width != 1 { markup += " stroke-width=\"\(Self.number(width))\"" }
    if !dashes.isEmpty { markup += " stroke-dasharray=\"\(dashes)\"" }
    markup += "/>"
  }

  /// A length or coordinate, rounded to a tenth: finer differences are not seen.
  static func number(_ value: Double) -> String {
    PathData.text(tenths: PathData.tenths(value), leadingZero: true)
  }

  /// Text as XML content or attribute: markup characters replaced, characters that XML forbids
  /// shown as U+FFFD.
  static func escaped(_ string: String) -> String {
    var result = ""
    result.reserveCapacity(string.utf8.count)
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private mutating func enclose(_ name: String, _ body: (inout SVGWriter) -> Void) {
    markup += ">"
    depth += 1
    body(&self)
    depth -= 1
    markup += "</\(name)>"
  }

  /// Attributes keep the order in which they are written: a dictionary's would change each time.
  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    open(name, attributes.map { $0 })
  }

  private mutating func open(_ name: String, _ attributes: [(key: String, value: String)]) {
    begin()
    markup += "<\(name)"
    for (key, value) in attributes { markup += " \(key)=\"\(Self.escaped(value))\"" }
  }

  private mutating func begin() {
    if depth == 0 { starts.append(markup.utf8.count) }
  }
}
