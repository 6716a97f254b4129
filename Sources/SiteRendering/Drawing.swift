/// An SVG drawing that may stand within a page: shapes and text, nothing that acts or loads.
///
/// Several drawings may stand in one `<div>`, each with a title in a `<div>` of its own.
///
/// A drawing comes out of a cell as text, so it is read element by element and written anew: only
/// elements of `allowed`, no event attribute, no reference but to itself or to an embedded image.
/// Its ids get a prefix of their own, so that two drawings on a page do not share a clip path.
package struct Drawing {
  package let html: HTML

  /// Nothing if the text is not such a drawing.
  package init?(_ svg: String, prefix: String) {
    var reader = DrawingReader(bytes: Array(svg.utf8), prefix: Array(prefix.utf8))
    guard let markup = reader.read() else { return nil }
    html = HTML(trusted: String(decoding: markup, as: UTF8.self))
  }

  fileprivate static let allowed: Set<String> = [
    "div", "svg", "g", "defs", "title", "desc", "path", "line", "polyline", "polygon", "rect",
    "circle",
    "ellipse", "text", "tspan", "clipPath", "linearGradient", "radialGradient", "stop", "pattern",
    "marker", "mask", "symbol", "use", "image",
  ]
}

/// Reads one XML element with all it contains; every step gives up on what it does not know.
private struct DrawingReader {
  let bytes: [UInt8]
  let prefix: [UInt8]
  var position = 0
  var result: [UInt8] = []

  init(bytes: [UInt8], prefix: [UInt8]) {
    self.bytes = bytes
    self.prefix = prefix
    result.reserveCapacity(bytes.count + 256)
  }

  mutating func read() -> [UInt8]? {
    var open: [String] = []
    skipSpace()
    while starts(with: "<?xml") || starts(with: "<!--") {
      guard skip(past: starts(with: "<!--") ? "-->" : "?>") else { return nil }
      skipSpace()
    }
    repeat {
      copyText()
      if starts(with: "<!--") {
        guard skip(past: "-->") else { return nil }
      } else if starts(with: "</") {
        position += 2
        guard let name = name(), name == open.popLast() else { return nil }
        skipSpace()
        guard take(">") else { return nil }
        result += Array("</\(name)>".utf8)
      } else {
        guard take("<"), let name = name(), Drawing.allowed.contains(name),
          mayStand(name, in: open.last)
        else { return nil }
        result += Array("<\(name)".utf8)
        guard let isClosed = attributes() else { return nil }
        if isClosed { result += Array("</\(name)>".utf8) } else { open.append(name) }
      }
    } while !open.isEmpty
    skipSpace()
    return position == bytes.count ? result : nil
  }

  /// Frames hold frames and drawings; all else is within a drawing.
  private func mayStand(_ name: String, in parent: String?) -> Bool {
    let isFramed = parent == nil || parent == "div"
    return isFramed == (name == "svg" || name == "div")
  }

  /// The attributes of an element up to its `>`; whether the element ends there (`/>`).
  private mutating func attributes() -> Bool? {
    while true {
      skipSpace()
      if take(">") {
        result.append(UInt8(ascii: ">"))
        return false
      }
      if starts(with: "/>") {
        position += 2
        result.append(UInt8(ascii: ">"))
        return true
      }
      guard let name = name() else { return nil }
      skipSpace()
      guard take("=") else { return nil }
      skipSpace()
      guard let value = quotedValue() else { return nil }
      guard write(name, value) else { return nil }
    }
  }

  /// Writes an attribute that is safe, drops one that the page states itself.
  private mutating func write(_ name: String, _ value: ArraySlice<UInt8>) -> Bool {
    let lower = name.lowercased()
    if lower.hasPrefix("on") { return false }
    if lower == "role" || lower.hasPrefix("aria-") || lower.hasPrefix("xmlns") { return true }
    // HTML has it in the style alone: the theme says it of text with a stroke.
    if lower == "paint-order" { return true }
    var text = String(decoding: value, as: UTF8.self)
    let own = String(decoding: prefix, as: UTF8.self)
    switch lower {
    case "id": text = own + text
    case "href", "xlink:href":
      if text.hasPrefix("#") {
        text = "#" + own + text.dropFirst()
      } else if !text.hasPrefix("data:image/png;base64,") {
        return false
      }
    default:
      guard lower != "src", let rewritten = withOwnReferences(text, own) else { return false }
      text = rewritten
    }
    result += Array(" \(name)=\"\(text.replacing("\"", with: "&quot;"))\"".utf8)
    return true
  }

  /// `url(#clip)` with the drawing's own prefix; nothing where a value refers elsewhere.
  private func withOwnReferences(_ value: String, _ own: String) -> String? {
    guard value.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "\\") })
    else { return value }
    let lower = value.lowercased()
    if lower.contains("\\") || lower.contains("image(") || lower.contains("image-set(") {
      return nil
    }
    let pieces = value.split(separator: "url(", omittingEmptySubsequences: false)
    guard lower.split(separator: "url(", omittingEmptySubsequences: false).count == pieces.count,
      pieces.dropFirst().allSatisfy({ $0.hasPrefix("#") })
    else { return nil }
    return pieces[0] + pieces.dropFirst().map { "url(#\(own)\($0.dropFirst())" }.joined()
  }

  private mutating func copyText() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
      result.append(bytes[position])
      position += 1
    }
  }

  private mutating func quotedValue() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = bytes[(position + 1)...].firstIndex(of: quote)
    else { return nil }
    defer { position = end + 1 }
    return bytes[(position + 1)..<end]
  }

  private mutating func name() -> String? {
    let start = position
    while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
    return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private mutating func take(_ text: String) -> Bool {
    guard starts(with: text) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func skip(past text: String) -> Bool {
    guard let range = bytes[position...].firstRange(of: Array(text.utf8)) else { return false }
    position = range.upperBound
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count, [9, 10, 13, 32].contains(bytes[position]) { position += 1 }
  }
}
