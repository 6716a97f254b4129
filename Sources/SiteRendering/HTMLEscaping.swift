/// Markup for a page: text interpolated into it is escaped, markup interpolated into it is not.
///
///     let row: HTML = "<td title=\"\(claim)\">\(formula)</td>"   // claim: String, formula: HTML
///
/// Words of lessons, outputs and exercises are `String`s, so none of them can become markup by
/// being forgotten: only `HTML(trusted:)` turns a string into markup, and few places call it.
package struct HTML: Sendable, Equatable {
  package var markup: String

  init() { markup = "" }

  /// Takes `markup` as it is: from the parser, from KaTeX, or from a drawing that was checked.
  init(trusted markup: String) { self.markup = markup }

  var isEmpty: Bool { markup.isEmpty }

  /// Removes and returns the trailing characters that belong to what follows.
  mutating func takeLast(where belongs: (Character) -> Bool) -> HTML {
    var taken = ""
    while let last = markup.last, belongs(last) {
      taken.insert(markup.removeLast(), at: taken.startIndex)
    }
    return "\(taken)"
  }

  package static func += (left: inout HTML, right: HTML) {
    left.markup += right.markup
  }
}

extension HTML: ExpressibleByStringInterpolation {
  package init(stringLiteral literal: String) { markup = literal }
  package init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

  package struct Interpolation: StringInterpolationProtocol {
    var markup = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ literal: String) { markup += literal }
    package mutating func appendInterpolation(_ text: some StringProtocol) {
      markup += escaped(text)
    }
    package mutating func appendInterpolation(_ number: Int) { markup += String(number) }
    package mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
  }
}

extension Sequence<HTML> {
  func joined(separator: HTML = "") -> HTML {
    HTML(trusted: map(\.markup).joined(separator: separator.markup))
  }
}

/// `text` for the inside of an element or of a quoted attribute.
///
/// Control characters, which HTML forbids, show as their pictures (`␛`), `\r\n` as a line's end.
func escaped(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(where: needsAttention) else { return String(text) }
  var result = ""
  result.reserveCapacity(text.utf8.count + 32)
  var scalars = text.unicodeScalars.makeIterator()
  var pending = scalars.next()
  while let scalar = pending {
    pending = scalars.next()
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\t", "\n": result.unicodeScalars.append(scalar)
    case "\r" where pending == "\n": continue
    case "\u{0}"..<"\u{20}":
      result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value)!)
    case "\u{7F}": result += "\u{2421}"
    case "\u{80}"..<"\u{A0}": result += "\u{FFFD}"
    case _ where scalar.properties.isNoncharacterCodePoint: result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether a byte of UTF-8 may belong to a character that is not written as it is.
private func needsAttention(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "\t"), UInt8(ascii: "\n"): false
  case ..<0x20, 0x7F, 0xC2, 0xEF, 0xF0...: true
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
  case UInt8(ascii: "\""), UInt8(ascii: "'"): true
  default: false
  }
}
