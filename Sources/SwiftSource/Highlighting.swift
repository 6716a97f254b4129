internal import SwiftIDEUtils
internal import SwiftParser
internal import SwiftSyntax

/// A stretch of source that is shown in one colour.
public struct HighlightedToken: Hashable, Sendable {
  @frozen public enum Kind: String, Sendable, CaseIterable {
    case keyword, string, number, comment, documentation, type, attribute, directive
    case `operator`, function, label, identifier
    /// Spaces and punctuation.
    case plain
  }

  public var kind: Kind
  public var text: String

  public init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}

/// The source cut into coloured tokens, which joined are the source again, byte for byte.
///
/// Names are coloured by how they are used: a name in front of its call's parentheses is a
/// function, and a capitalised one a type, as Swift writes them.
public func highlight(_ source: String) -> [HighlightedToken] {
  let file = Parser.parse(source: source)
  let roles = RoleVisitor(viewMode: .sourceAccurate)
  roles.walk(file)
  let bytes = Array(source.utf8)
  var tokens: [HighlightedToken] = []
  var end = 0
  func append(_ kind: HighlightedToken.Kind, to upperBound: Int) {
    let upperBound = min(upperBound, bytes.count)
    guard upperBound > end else { return }
    let text = String(decoding: bytes[end..<upperBound], as: UTF8.self)
    // Tokens of one colour are one piece: pages stay small.
    if tokens.last?.kind == kind {
      tokens[tokens.count - 1].text += text
    } else {
      tokens.append(HighlightedToken(kind: kind, text: text))
    }
    end = upperBound
  }
  for range in file.classifications {
    let bounds = range.range.lowerBound.utf8Offset..<range.range.upperBound.utf8Offset
    append(.plain, to: bounds.lowerBound)
    append(roles.kinds[bounds.lowerBound] ?? plainKind(of: range.kind), to: bounds.upperBound)
  }
  append(.plain, to: bytes.count)
  return tokens
}

private func plainKind(of classification: SyntaxClassification) -> HighlightedToken.Kind {
  switch classification {
  case .keyword: .keyword
  case .stringLiteral, .regexLiteral: .string
  case .integerLiteral, .floatLiteral: .number
  case .lineComment, .blockComment: .comment
  case .docLineComment, .docBlockComment: .documentation
  case .type: .type
  case .attribute: .attribute
  case .ifConfigDirective: .directive
  case .operator: .operator
  case .argumentLabel: .label
  case .identifier, .dollarIdentifier, .editorPlaceholder: .identifier
  case .none: .plain
  @unknown default: .plain
  }
}

/// Finds the names that are functions or types, by the offset of their tokens.
private final class RoleVisitor: SyntaxVisitor {
  var kinds: [Int: HighlightedToken.Kind] = [:]

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if let reference = node.calledExpression.as(DeclReferenceExprSyntax.self) {
      note(reference.baseName, .function)
    } else if let member = node.calledExpression.as(MemberAccessExprSyntax.self) {
      note(member.declName.baseName, .function)
    }
    return .visitChildren
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if node.baseName.text.first?.isUppercase == true { note(node.baseName, .type) }
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    note(node.name, .function)
    return .visitChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { type(node.name) }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { type(node.name) }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { type(node.name) }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { type(node.name) }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { type(node.name) }
  override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind { type(node.name) }

  private func type(_ name: TokenSyntax) -> SyntaxVisitorContinueKind {
    note(name, .type)
    return .visitChildren
  }

  private func note(_ token: TokenSyntax, _ kind: HighlightedToken.Kind) {
    guard case .identifier(let text) = token.tokenKind else { return }
    let isType = kind == .type || text.first?.isUppercase == true
    kinds[token.positionAfterSkippingLeadingTrivia.utf8Offset] = isType ? .type : kind
  }
}
