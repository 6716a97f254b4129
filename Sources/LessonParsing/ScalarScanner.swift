import CourseModel

/// Reads keys, scalars and bracketed lists from one line of front matter.
struct ScalarScanner {
  private let bytes: [UInt8]
  private let line: SourceText.Line
  private let file: String
  private var offset = 0

  init(line: SourceText.Line, file: String) {
    self.line = line
    self.file = file
    bytes = Array(line.text.utf8)
  }

  var location: SourceLocation {
    SourceLocation(file: file, line: line.number, column: line.column + offset)
  }

  var isIndented: Bool { bytes.first == UInt8(ascii: " ") || bytes.first == UInt8(ascii: "\t") }

  /// Whether only spaces or a comment are left.
  var isAtEnd: Bool { offset == bytes.count || isComment(at: offset) }

  func starts(with text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  mutating func skip(_ count: Int) { offset = min(offset + count, bytes.count) }

  mutating func skipSpaces() {
    while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
  }
}

extension ScalarScanner {
  /// `key:` followed by a space or the line's end.
  mutating func key() -> String? {
    guard let colon = bytes[offset...].firstIndex(of: UInt8(ascii: ":")),
      colon + 1 == bytes.count || isSpace(bytes[colon + 1])
    else { return nil }
    let key = text(offset..<colon)
    guard !key.isEmpty, !key.contains(" ") else { return nil }
    offset = colon + 1
    skipSpaces()
    return key
  }

  /// A quoted or plain scalar; a plain one ends before a comment, or at a comma or bracket where
  /// it stands in a list.
  mutating func scalar(
    until terminators: String?, _ diagnostics: inout [Diagnostic]
  ) -> FrontMatter.Item {
    let start = location
    if starts(with: "\"") || starts(with: "'") {
      return FrontMatter.Item(text: quoted(&diagnostics), location: start)
    }
    let begin = offset
    while offset < bytes.count, !isComment(at: offset),
      terminators?.utf8.contains(bytes[offset]) != true
    {
      offset += 1
    }
    let found = text(begin..<offset).trimmed
    let needsQuotes =
      found.contains(": ") || found.hasSuffix(":") || "&*!|>%@`{}[]".contains(found.prefix(1))
    if !found.isEmpty && needsQuotes {
      diagnostics.append(
        Diagnostic(
          .error, at: start, "YAML reads `\(found)` as something else than text",
          suggestion: "put it in quotes: \"\(found)\""))
    }
    return FrontMatter.Item(text: found, location: start)
  }

  /// `[a, b]`; the brackets stand on one line.
  mutating func bracketedList(_ diagnostics: inout [Diagnostic]) -> [FrontMatter.Item] {
    let start = location
    var items: [FrontMatter.Item] = []
    skip(1)
    while true {
      skipSpaces()
      if starts(with: "]") {
        skip(1)
        endOfValue(&diagnostics)
        return items
      }
      guard !isAtEnd else {
        diagnostics.append(
          Diagnostic(
            .error, at: start, "the list that begins here does not end on its line",
            suggestion: "close it with `]`, or write one `- ` line an item"))
        return items
      }
      items.append(scalar(until: ",]", &diagnostics))
      skipSpaces()
      if starts(with: ",") { skip(1) }
    }
  }

  private mutating func quoted(_ diagnostics: inout [Diagnostic]) -> String {
    let start = location
    let quote = bytes[offset]
    var value: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == quote {
        // In single quotes a quote is doubled.
        guard quote == UInt8(ascii: "'"), offset < bytes.count, bytes[offset] == quote else {
          if !starts(with: ",") && !starts(with: "]") { endOfValue(&diagnostics) }
          return String(decoding: value, as: UTF8.self)
        }
        offset += 1
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), offset < bytes.count {
        value.append(bytes[offset])
        offset += 1
        continue
      }
      value.append(byte)
    }
    diagnostics.append(
      Diagnostic(
        .error, at: start, "the quoted text that begins here does not end on its line",
        suggestion: "close it with `\(Character(UnicodeScalar(quote)))`"))
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func endOfValue(_ diagnostics: inout [Diagnostic]) {
    skipSpaces()
    if starts(with: ",") || starts(with: "]") { return }
    guard !isAtEnd else { return }
    diagnostics.append(
      Diagnostic(.error, at: location, "unexpected text after the value", suggestion: "remove it"))
    offset = bytes.count
  }

  /// `#` opens a comment at the line's start or after a space.
  private func isComment(at index: Int) -> Bool {
    index < bytes.count && bytes[index] == UInt8(ascii: "#")
      && (index == 0 || isSpace(bytes[index - 1]))
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
