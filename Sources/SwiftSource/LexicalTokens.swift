internal import SwiftParser
internal import SwiftSyntax

/// A token of a program as far as it tells what the program does: its kind, not its name.
public struct LexicalToken: Hashable, Sendable {
  /// `name`, `number`, `text`, or the keyword or sign itself.
  public var kind: String
  /// Where it stands, in UTF-8 bytes.
  public var range: Range<Int>

  public init(kind: String, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// The tokens of a piece of source in order, without comments and spaces.
///
/// Names, numbers and texts count as such only, so that renaming changes nothing.
public func lexicalTokens(in source: String) -> [LexicalToken] {
  Parser.parse(source: source).tokens(viewMode: .sourceAccurate).compactMap { token in
    let kind: String
    switch token.tokenKind {
    case .endOfFile: return nil
    case .identifier, .dollarIdentifier, .wildcard: kind = "name"
    case .integerLiteral, .floatLiteral: kind = "number"
    case .stringSegment: kind = "text"
    // What only ends or begins a statement, and can be left out or added without meaning.
    case .semicolon: return nil
    default: kind = token.text
    }
    let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
    return LexicalToken(kind: kind, range: start..<(start + token.trimmedLength.utf8Length))
  }
}
