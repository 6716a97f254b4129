internal import SwiftParser
internal import SwiftSyntax

/// One declaration of a file, with the comment that documents it: library code shown by reference.
public struct SourceRegion: Hashable, Codable, Sendable {
  /// The declaration's lines, indented as if it stood at the top level.
  public var text: String
  /// The line of the file on which the text begins, from 1.
  public var line: Int

  public init(text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// The declaration named `forward`, `Linear.forward` or `Linear.init`, with its doc comment.
///
/// The members of an extension belong to the type that it extends. Of several declarations with
/// the name the first counts, and a full name such as `dot(_:_:)` picks one overload.
public func region(named name: String, in source: String) -> SourceRegion? {
  SyntaxMemory.region(named: name, in: source)
}

func findRegion(named name: String, in source: String) -> SourceRegion? {
  let file = Parser.parse(source: source)
  let visitor = DeclarationVisitor(viewMode: .sourceAccurate)
  visitor.walk(file)
  let wanted = name.split(separator: ".").map(String.init)
  guard !wanted.isEmpty,
    let found = visitor.declarations.first(where: { declaration in
      declaration.path.suffix(wanted.count).elementsEqual(wanted)
        || declaration.fullPath.suffix(wanted.count).elementsEqual(wanted)
    })
  else { return nil }
  return cut(found.node, from: source)
}

/// Every name that `region(named:in:)` finds, in order: `["Linear", "Linear.init", …]`.
public func regionNames(in source: String) -> [String] {
  let visitor = DeclarationVisitor(viewMode: .sourceAccurate)
  visitor.walk(Parser.parse(source: source))
  var names: [String] = []
  for declaration in visitor.declarations {
    let name = declaration.path.joined(separator: ".")
    if !names.contains(name) { names.append(name) }
  }
  return names
}

/// The node's text from the first line of its documentation, without its indentation.
private func cut(_ node: DeclSyntax, from source: String) -> SourceRegion {
  let bytes = Array(source.utf8)
  let newline = UInt8(ascii: "\n")
  var start = node.positionAfterSkippingLeadingTrivia.utf8Offset
  var offset = node.position.utf8Offset
  var documentation: Int?
  for piece in node.leadingTrivia {
    switch piece {
    case .docLineComment, .docBlockComment: documentation = documentation ?? offset
    // An empty line ends the comment of something else.
    case .newlines(let count) where count > 1: documentation = nil
    default: break
    }
    offset += piece.sourceLength.utf8Length
  }
  start = documentation ?? start
  while start > 0, bytes[start - 1] != newline { start -= 1 }
  let end = node.endPositionBeforeTrailingTrivia.utf8Offset
  let lines = String(decoding: bytes[start..<end], as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false)
  let indentation = lines[0].prefix { $0 == " " || $0 == "\t" }
  let text = lines.map { line in
    line.hasPrefix(indentation) ? line.dropFirst(indentation.count) : line
  }
  let lineNumber = bytes[..<start].reduce(1) { $1 == newline ? $0 + 1 : $0 }
  return SourceRegion(text: text.joined(separator: "\n"), line: lineNumber)
}

/// Collects the named declarations of a file and of its types, not those local to functions.
private final class DeclarationVisitor: SyntaxVisitor {
  /// The paths end in the declaration's base name and full name.
  var declarations: [(path: [String], fullPath: [String], node: DeclSyntax)] = []
  private var types: [String] = []

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    add(node.name.text, node.signature.parameterClause, node)
  }

  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    add("init", node.signature.parameterClause, node)
  }

  override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
    add("subscript", node.parameterClause, node)
  }

  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    for binding in node.bindings {
      guard let name = binding.pattern.as(IdentifierPatternSyntax.self) else { continue }
      _ = add(name.identifier.text, nil, node)
    }
    return .skipChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { open(node) }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { open(node) }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { open(node) }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { open(node) }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { open(node) }
  override func visitPost(_ node: StructDeclSyntax) { types.removeLast() }
  override func visitPost(_ node: ClassDeclSyntax) { types.removeLast() }
  override func visitPost(_ node: EnumDeclSyntax) { types.removeLast() }
  override func visitPost(_ node: ActorDeclSyntax) { types.removeLast() }
  override func visitPost(_ node: ProtocolDeclSyntax) { types.removeLast() }

  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    types.append(node.extendedType.trimmedDescription)
    return .visitChildren
  }
  override func visitPost(_ node: ExtensionDeclSyntax) { types.removeLast() }

  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  private func open(_ node: some DeclSyntaxProtocol & NamedDeclSyntax) -> SyntaxVisitorContinueKind
  {
    _ = add(node.name.text, nil, node)
    types.append(node.name.text)
    return .visitChildren
  }

  private func add(
    _ name: String, _ parameters: FunctionParameterClauseSyntax?, _ node: some DeclSyntaxProtocol
  ) -> SyntaxVisitorContinueKind {
    let labels = parameters?.parameters.map { "\($0.firstName.text):" }.joined()
    let fullName = labels.map { "\(name)(\($0))" } ?? name
    declarations.append((types + [name], types + [fullName], DeclSyntax(node)))
    return .skipChildren
  }
}
