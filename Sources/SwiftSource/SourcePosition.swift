internal import SwiftSyntax

/// A place in one piece of source text.
public struct SourcePosition: Hashable, Sendable, Codable, Comparable {
  /// Line, from 1.
  public var line: Int
  /// Column in UTF-8 bytes, from 1.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

extension SourceLocationConverter {
  /// Where the node's first token stands, after the spaces and comments before it.
  func start(of node: some SyntaxProtocol) -> SourcePosition {
    let found = location(for: node.positionAfterSkippingLeadingTrivia)
    return SourcePosition(line: found.line, column: found.column)
  }
}
