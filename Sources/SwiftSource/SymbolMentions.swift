internal import SwiftParser
internal import SwiftSyntax

/// A place where code names a type, a function or a static member that it does not bind itself.
public struct SymbolMention: Hashable, Sendable {
  /// `["crossEntropy"]`, or with the type in front of a static member `["Digits", "load"]`.
  public var path: [String]
  /// The labels of the call that it stands in, `_` for none; `nil` where nothing is called.
  public var labels: [String]?
  /// The last name of the path, in UTF-8 offsets of the source.
  public var range: Range<Int>

  public init(path: [String], labels: [String]?, range: Range<Int>) {
    self.path = path
    self.labels = labels
    self.range = range
  }
}

/// Every name in the source that may be one of a library, in order.
///
/// Names that the source binds anywhere, as a declaration, a parameter or a pattern, are left out
/// wherever they stand: without types nobody can tell which of the two is meant.
public func symbolMentions(in source: String) -> [SymbolMention] {
  let file = Parser.parse(source: source)
  let bindings = BindingVisitor(viewMode: .sourceAccurate)
  bindings.walk(file)
  let mentions = MentionVisitor(viewMode: .sourceAccurate)
  mentions.walk(file)
  return mentions.found.filter { !bindings.names.contains($0.path[0]) }
    .sorted { $0.range.lowerBound < $1.range.lowerBound }
}

private final class BindingVisitor: SyntaxVisitor {
  var names: Set<String> = []

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    bind(node.identifier)
  }
  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    bind(node.secondName ?? node.firstName)
  }
  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    bind(node.secondName ?? node.firstName)
  }
  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    bind(node.name)
  }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { bind(node.name) }
  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { bind(node.name) }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { bind(node.name) }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { bind(node.name) }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { bind(node.name) }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { bind(node.name) }
  override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind { bind(node.name) }
  override func visit(_ node: GenericParameterSyntax) -> SyntaxVisitorContinueKind {
    bind(node.name)
  }

  private func bind(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    names.insert(token.identifier?.name ?? token.text)
    return .visitChildren
  }
}

private final class MentionVisitor: SyntaxVisitor {
  var found: [SymbolMention] = []

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    // The name after a dot belongs to what stands before it.
    if node.parent?.as(MemberAccessExprSyntax.self)?.declName.id != node.id {
      add([node.baseName.text], node.baseName, labels(ofCallOf: Syntax(node)))
    }
    return .visitChildren
  }

  override func visit(_ node: MemberAccessExprSyntax) -> SyntaxVisitorContinueKind {
    if let base = node.base.flatMap(typePath) {
      add(
        base + [node.declName.baseName.text], node.declName.baseName,
        labels(ofCallOf: Syntax(node)))
    }
    return .visitChildren
  }

  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    add([node.name.text], node.name, nil)
    return .visitChildren
  }

  override func visit(_ node: MemberTypeSyntax) -> SyntaxVisitorContinueKind {
    if let base = node.baseType.as(IdentifierTypeSyntax.self) {
      add([base.name.text, node.name.text], node.name, nil)
    }
    return .visitChildren
  }

  /// `A` or `A.B`, where all names are capitalised as those of types are.
  private func typePath(_ expression: ExprSyntax) -> [String]? {
    if let name = expression.as(DeclReferenceExprSyntax.self)?.baseName.text {
      return name.first?.isUppercase == true ? [name] : nil
    }
    guard let member = expression.as(MemberAccessExprSyntax.self),
      let base = member.base.flatMap(typePath),
      member.declName.baseName.text.first?.isUppercase == true
    else { return nil }
    return base + [member.declName.baseName.text]
  }

  /// The labels of the call whose callee this is. A trailing closure has none to see.
  private func labels(ofCallOf callee: Syntax) -> [String]? {
    guard let call = callee.parent?.as(FunctionCallExprSyntax.self),
      call.calledExpression.id == callee.id
    else { return nil }
    return call.arguments.map { $0.label?.text ?? "_" }
      + call.additionalTrailingClosures.map { $0.label.text }
  }

  private func add(_ path: [String], _ token: TokenSyntax, _ labels: [String]?) {
    guard case .identifier = token.tokenKind else { return }
    let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
    found.append(
      SymbolMention(
        path: path, labels: labels, range: start..<(start + token.trimmedLength.utf8Length)))
  }
}
