internal import SwiftSyntax

/// Where the source first waits at its top level (`await`, `for await`, `async let`): outside
/// every function, closure and type. A cell that did so would end the process that runs it.
public func topLevelAwait(in source: String) -> SourcePosition? {
  SyntaxMemory.facts(of: source).wait
}

func findTopLevelAwait(in file: SourceFileSyntax) -> SourcePosition? {
  let visitor = AwaitVisitor(viewMode: .sourceAccurate)
  visitor.walk(file)
  return visitor.first.map { SourceLocationConverter(fileName: "", tree: file).start(of: $0) }
}

private final class AwaitVisitor: SyntaxVisitor {
  var first: TokenSyntax?

  override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
    note(node.awaitKeyword)
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    node.awaitKeyword.map(note) ?? .visitChildren
  }

  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    let keyword = node.modifiers.first { $0.name.tokenKind == .keyword(.async) }?.name
    return keyword.map(note) ?? .visitChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: MemberBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  private func note(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    if first == nil { first = token }
    return .skipChildren
  }
}
