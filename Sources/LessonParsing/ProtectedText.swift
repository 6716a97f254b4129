import CourseModel

/// Text in which what CommonMark must not see is replaced by placeholders: mathematics, inline
/// values, code spans, footnote marks and citations.
///
/// A placeholder is one scalar of Unicode's private use area, whose number is the span's index,
/// and a filler that keeps every later byte in its line and column. CommonMark takes both for
/// letters.
struct ProtectedText {
  enum Kind: Hashable {
    case code, mathematics(isDisplay: Bool), value, footnote, citation
    /// A scalar of the private use area that the author wrote.
    case scalar
  }

  struct Span {
    var kind: Kind
    /// What stands between the marks, with the line prefixes of quotations removed.
    var content: String
    /// The span with its marks.
    var source: String
    /// Where the mark that opens it stands.
    var location: SourceLocation
    /// Where its content begins, after spaces.
    var contentLocation: SourceLocation
  }

  var text: SourceText
  var spans: [Span]

  static let placeholders: ClosedRange<UInt32> = 0xE000...0xF8FF
  static let filler: UInt8 = 0x1A
}

extension ProtectedText {
  /// A piece of parsed text: literal characters, or a span.
  enum Piece {
    case literal(String)
    case span(Span)
  }

  /// Text as CommonMark gave it back, cut at its placeholders.
  func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var literal = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value == UInt32(Self.filler) { continue }
      let index = Int(scalar.value) - Int(Self.placeholders.lowerBound)
      guard spans.indices.contains(index) else {
        literal.append(scalar)
        continue
      }
      if !literal.isEmpty { pieces.append(.literal(String(literal))) }
      literal.removeAll()
      pieces.append(.span(spans[index]))
    }
    if !literal.isEmpty { pieces.append(.literal(String(literal))) }
    return pieces
  }

  /// The text with every placeholder turned back into what the author wrote.
  func restored(_ text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .literal(let text): text
      case .span(let span): span.source
      }
    }.joined()
  }

  /// The text as a reader hears it: spans without their marks.
  func plain(_ text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .literal(let text): text
      case .span(let span): [.footnote, .citation].contains(span.kind) ? "" : span.content
      }
    }.joined()
  }
}
