import CourseModel

/// Finds mathematics, inline values, code spans, footnote marks and citations before CommonMark
/// is parsed.
///
/// - `$…$` is mathematics where the first dollar is followed, and the second preceded, by no
///   space, and the second is followed by no digit: "$5 and $6" is money.
/// - `$$…$$` is displayed mathematics and may go over lines, but not over an empty one.
/// - `{= … }` is a value: Swift with balanced braces.
/// - `` `…` `` is code, `[^1]` a footnote's mark, `[@key]` a citation, and a backslash takes the
///   meaning of what follows it.
struct SpanScanner {
  private let source: SourceText
  private let lines: LineMap
  private let bytes: [UInt8]
  private var offset = 0
  private var spans: [ProtectedText.Span] = []
  private var ranges: [Range<Int>] = []
  private var diagnostics: [Diagnostic] = []

  /// `codeLines` are the indices of lines that belong to code blocks.
  init(_ source: SourceText, codeLines: Set<Int>) {
    self.source = source
    lines = LineMap(source, codeLines: codeLines)
    bytes = lines.bytes
  }
}

extension SpanScanner {
  mutating func protect() -> (text: ProtectedText, diagnostics: [Diagnostic]) {
    while offset < bytes.count {
      if lines.isCode(at: offset) {
        offset = lines.end(ofLineAt: offset) + 1
      } else {
        scan()
      }
    }
    let masked = lines.replacing(ranges)
    return (ProtectedText(text: masked, spans: spans), diagnostics)
  }

  private mutating func scan() {
    switch bytes[offset] {
    case UInt8(ascii: "\\"): offset += isPunctuation(at: offset + 1) ? 2 : 1
    case UInt8(ascii: "`"): scanCode()
    case UInt8(ascii: "$"): scanMathematics()
    case UInt8(ascii: "{") where starts(with: "{="): scanValue()
    case UInt8(ascii: "[") where starts(with: "[^"): scanFootnote()
    case UInt8(ascii: "[") where starts(with: "[@") || starts(with: "[-@"): scanCitation()
    case UInt8(ascii: "]") where starts(with: "]("): skipDestination()
    case UInt8(ascii: "<"): skipAutolinkOrComment()
    case 0xEE, 0xEF: scanPrivateScalar()
    default: offset += 1
    }
  }

  private mutating func scanCode() {
    let run = bytes[offset...].prefix { $0 == UInt8(ascii: "`") }.count
    let limit = lines.inlineEnd(from: offset)
    var index = offset + run
    while index < limit {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let closing = bytes[index..<limit].prefix { $0 == UInt8(ascii: "`") }.count
      if closing == run {
        var content = lines.content(offset + run..<index, joinedBy: " ")
        if content.hasPrefix(" "), content.hasSuffix(" "), !content.isBlank {
          content = String(content.dropFirst().dropLast())
        }
        add(.code, content, after: run, to: index + run)
        return
      }
      index += closing
    }
    // The line may be a fence with backticks in its options: masking those would make it a right one.
    offset = run < 3 ? offset + run : lines.end(ofLineAt: offset)
  }

  private mutating func scanMathematics() {
    if starts(with: "$$") {
      let limit = lines.paragraphEnd(from: offset)
      guard let end = find("$$", from: offset + 2, to: limit) else {
        report(
          "the displayed mathematics that `$$` begins here does not end before the next empty line",
          suggestion: "close it with `$$`, or write `\\$` for a dollar sign")
        offset += 2
        return
      }
      let tex = lines.content(offset + 2..<end, joinedBy: "\n")
      if tex.allSatisfy(\.isWhitespace) {
        report("this mathematics is empty", suggestion: "write TeX between the dollar signs")
      }
      add(.mathematics(isDisplay: true), tex.trimmingSpacesAndNewlines, after: 2, to: end + 2)
    } else if let end = endOfInlineMathematics() {
      let tex = lines.content(offset + 1..<end, joinedBy: "\n")
      add(.mathematics(isDisplay: false), tex, after: 1, to: end + 1)
    } else {
      offset += 1
    }
  }

  private func endOfInlineMathematics() -> Int? {
    let limit = lines.inlineEnd(from: offset)
    var index = offset + 1
    guard index < limit, !isSpace(at: index) else { return nil }
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): return nil
      case UInt8(ascii: "$"):
        let isFollowedByDigit = index + 1 < bytes.count && (0x30...0x39).contains(bytes[index + 1])
        return isSpace(at: index - 1) || isFollowedByDigit ? nil : index
      default: index += 1
      }
    }
    return nil
  }

  private mutating func scanValue() {
    let limit = lines.inlineEnd(from: offset)
    let braces = BraceMatcher(bytes: bytes, limit: limit)
    guard let end = braces.closingBrace(from: offset + 2) else {
      report(
        "the value that `{=` begins here does not end in its paragraph",
        suggestion: "close it with `}`, or write `\\{=` for the characters")
      offset += 2
      return
    }
    let expression = lines.content(offset + 2..<end, joinedBy: " ").trimmed
    if expression.isEmpty {
      report("this value has no expression", suggestion: "write Swift in it: `{= accuracy }`")
    }
    add(.value, expression, after: 2, to: end + 1)
  }

  private mutating func scanFootnote() {
    let limit = lines.end(ofLineAt: offset)
    let label = bytes[(offset + 2)..<limit].prefix { $0 != UInt8(ascii: "]") && $0 != 0x20 }
    guard !label.isEmpty, label.endIndex < limit, bytes[label.endIndex] == UInt8(ascii: "]") else {
      offset += 2
      return
    }
    add(.footnote, String(decoding: label, as: UTF8.self), after: 2, to: label.endIndex + 1)
  }

  /// `[@name](…)` is a link, to somebody's page perhaps.
  private mutating func scanCitation() {
    let limit = lines.inlineEnd(from: offset)
    let content = bytes[(offset + 1)..<limit].prefix { $0 != UInt8(ascii: "]") }
    guard content.endIndex < limit, !bytes[(content.endIndex + 1)...].starts(with: "(".utf8) else {
      offset += 1
      return
    }
    let text = lines.content(offset + 1..<content.endIndex, joinedBy: " ")
    add(.citation, text, after: 1, to: content.endIndex + 1)
  }

  /// Dollars in a link's destination are part of it.
  private mutating func skipDestination() {
    let limit = lines.end(ofLineAt: offset)
    let destination = bytes[(offset + 2)..<limit].prefix { $0 != UInt8(ascii: ")") && $0 != 0x20 }
    offset = destination.endIndex < limit ? destination.endIndex : offset + 2
  }

  private mutating func skipAutolinkOrComment() {
    if starts(with: "<!--"), let end = find("-->", from: offset + 4, to: bytes.count) {
      offset = end + 3
      return
    }
    let limit = lines.end(ofLineAt: offset)
    let address = bytes[(offset + 1)..<limit].prefix { $0 != UInt8(ascii: ">") && $0 != 0x20 }
    let scheme = address.prefix { $0 != UInt8(ascii: ":") }
    let isAutolink =
      scheme.count > 1 && scheme.endIndex < address.endIndex && address.endIndex < limit
      && scheme.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    offset =
      isAutolink && bytes[address.endIndex] == UInt8(ascii: ">") ? address.endIndex : offset + 1
  }

  private mutating func scanPrivateScalar() {
    let scalar = String(decoding: bytes[offset..<min(offset + 3, bytes.count)], as: UTF8.self)
    guard let value = scalar.unicodeScalars.first?.value,
      ProtectedText.placeholders.contains(value)
    else {
      offset += 1
      return
    }
    add(.scalar, scalar, after: 0, to: offset + 3)
  }
}

extension SpanScanner {
  /// `mark` is the number of bytes before the content.
  private mutating func add(
    _ kind: ProtectedText.Kind, _ content: String, after mark: Int, to end: Int
  ) {
    if spans.count == ProtectedText.placeholders.count {
      report(
        "this file has more than \(spans.count) formulas, code spans and values",
        suggestion: "split it in two lessons")
    }
    if spans.count < ProtectedText.placeholders.count {
      let spaces = bytes[(offset + mark)..<end].prefix { $0 == 0x20 || $0 == 0x0A }.count
      spans.append(
        ProtectedText.Span(
          kind: kind, content: content,
          source: String(decoding: bytes[offset..<end], as: UTF8.self),
          location: lines.location(of: offset),
          contentLocation: lines.location(of: offset + mark + spaces))
      )
      ranges.append(offset..<end)
    }
    offset = end
  }

  private mutating func report(_ message: String, suggestion: String) {
    diagnostics.append(
      Diagnostic(.error, at: lines.location(of: offset), message, suggestion: suggestion))
  }

  /// Where the mark stands next, not counting what backslashes escape.
  private func find(_ mark: String, from start: Int, to limit: Int) -> Int? {
    var index = start
    while index < limit {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index..<limit].starts(with: mark.utf8) {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }

  private func starts(with text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  private func isSpace(at index: Int) -> Bool {
    bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0A
  }

  private func isPunctuation(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    switch bytes[index] {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
    default: return false
    }
  }
}

extension String {
  fileprivate var trimmingSpacesAndNewlines: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
