internal import SwiftSyntax

/// Collects the mutations of a file whose operators are folded. What is done to operators, to calls
/// and to statements is in extensions of their own.
final class MutationFinder: SyntaxVisitor {
  private(set) var drafts: [Mutation] = []
  private let converter: SourceLocationConverter

  init(_ file: SourceFileSyntax) {
    converter = SourceLocationConverter(fileName: "", tree: file)
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: InfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    mutate(node)
    return .visitChildren
  }

  override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    if ["-", "!"].contains(node.operator.text) {
      add(node.operator.text == "!" ? .logic : .sign, node, node.expression.trimmedDescription)
    }
    return .visitChildren
  }

  override func visit(_ node: TernaryExprSyntax) -> SyntaxVisitorContinueKind {
    let (yes, no) = (node.thenExpression, node.elseExpression)
    add(
      .negatedCondition, node,
      "\(node.condition.trimmedDescription) ? \(no.trimmedDescription) : \(yes.trimmedDescription)")
    return .visitChildren
  }

  override func visit(_ node: IntegerLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    mutate(node)
    return .skipChildren
  }

  override func visit(_ node: FloatLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    guard let value = Double(node.literal.text.filter { $0 != "_" }) else { return .skipChildren }
    add(.constant, node, value == 0 ? "1.0" : "\(2 * value)")
    return .skipChildren
  }

  override func visit(_ node: BooleanLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    add(.constant, node, node.literal.text == "true" ? "false" : "true")
    return .skipChildren
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    mutate(node)
    return .visitChildren
  }

  override func visit(_ node: SubscriptCallExprSyntax) -> SyntaxVisitorContinueKind {
    mutate(node)
    return .visitChildren
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    for other in relatives[node.baseName.text] ?? [] { add(.otherFunction, node, other) }
    return .skipChildren
  }

  override func visit(_ node: ConditionElementSyntax) -> SyntaxVisitorContinueKind {
    if case .expression(let condition) = node.condition {
      add(.negatedCondition, node, "!(\(condition.trimmedDescription))", at: condition)
    }
    return .visitChildren
  }

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    mutate(node)
    return .visitChildren
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    leaveAfterOnePass(node.body)
    return .visitChildren
  }

  override func visit(_ node: WhileStmtSyntax) -> SyntaxVisitorContinueKind {
    leaveAfterOnePass(node.body)
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    mutate(node)
    return .visitChildren
  }

  // What is said and how things are called breaks nothing.
  override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    .skipChildren
  }
  override func visit(_ node: AttributeListSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: PrecedenceGroupDeclSyntax) -> SyntaxVisitorContinueKind {
    .skipChildren
  }
}

/// Functions that are easily mistaken for each other.
private let relatives: [String: [String]] = [
  "sum": ["mean"], "mean": ["sum"], "max": ["min"], "min": ["max"], "sin": ["cos"], "cos": ["sin"],
  "sigmoid": ["tanh"], "tanh": ["sigmoid"], "relu": ["sigmoid"], "floor": ["ceil"],
  "ceil": ["floor"], "dropFirst": ["dropLast"], "dropLast": ["dropFirst"], "first": ["last"],
  "last": ["first"], "prefix": ["suffix"], "suffix": ["prefix"], "allSatisfy": ["contains"],
  "rows": ["columns"], "columns": ["rows"], "softmax": ["logSoftmax"], "argmax": ["argmin"],
]

extension MutationFinder {
  /// Notes that `node` be replaced by `text`.
  /// - Parameter place: The part of `node` that is replaced, where that is not all of it.
  func add(
    _ kind: Mutation.Kind, _ node: some SyntaxProtocol, _ text: String,
    at place: (any SyntaxProtocol)? = nil
  ) {
    let replaced = place.map { Syntax($0) } ?? Syntax(node)
    let range =
      replaced.positionAfterSkippingLeadingTrivia
      .utf8Offset..<replaced.endPositionBeforeTrailingTrivia.utf8Offset
    insert(kind, range, text, near: replaced)
  }

  /// Notes that a range be replaced, which begins in `node`.
  func insert(_ kind: Mutation.Kind, _ range: Range<Int>, _ text: String, near node: Syntax) {
    let context = surroundings(of: node)
    let start = context.positionAfterSkippingLeadingTrivia.utf8Offset
    let bytes = Array(context.trimmedDescription.utf8)
    let (from, to) = (range.lowerBound - start, range.upperBound - start)
    guard from >= 0, to <= bytes.count, from <= to else { return }
    let mutated = String(
      decoding: bytes[..<from] + Array(text.utf8) + bytes[to...], as: UTF8.self)
    let name = "\(owner(of: node)): \(line(context.trimmedDescription)) → \(line(mutated))"
    drafts.append(
      Mutation(
        kind: kind, name: name, position: converter.start(of: node), range: range,
        replacement: text))
  }

  /// The largest expression or statement around the node that is still read at a glance.
  private func surroundings(of node: Syntax) -> Syntax {
    var context = node
    while let parent = context.parent, !parent.is(CodeBlockItemListSyntax.self),
      !parent.is(MemberBlockItemSyntax.self), parent.trimmedLength.utf8Length <= 56
    {
      context = parent
    }
    return context
  }

  /// The function or property that the node stands in.
  private func owner(of node: Syntax) -> String {
    var name = "top level"
    var next: Syntax? = node
    while let current = next {
      if let function = current.as(FunctionDeclSyntax.self) { name = function.name.text }
      if current.is(InitializerDeclSyntax.self) { name = "init" }
      if let variable = current.as(PatternBindingSyntax.self), name == "top level",
        current.parent?.parent?.parent?.is(MemberBlockItemSyntax.self) == true
          || current.parent?.parent?.parent?.parent?.is(SourceFileSyntax.self) == true
      {
        name = variable.pattern.trimmedDescription
      }
      next = current.parent
    }
    return name
  }

  private func line(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 90 ? words.prefix(60) + " … " + words.suffix(24) : words
  }
}
