internal import SwiftSyntax

/// For each operator, those that it is mistaken for.
private let otherOperators: [String: [(symbol: String, kind: Mutation.Kind)]] = [
  "+": [("-", .sign)], "-": [("+", .sign)], "*": [("/", .arithmetic)], "/": [("*", .arithmetic)],
  "%": [("/", .arithmetic)], "<": [("<=", .comparison), (">", .comparison)],
  ">": [(">=", .comparison), ("<", .comparison)], "<=": [("<", .comparison), (">=", .comparison)],
  ">=": [(">", .comparison), ("<=", .comparison)], "==": [("!=", .comparison)],
  "!=": [("==", .comparison)], "&&": [("||", .logic)], "||": [("&&", .logic)],
  "..<": [("...", .bound)], "...": [("..<", .bound)],
  "+=": [("-=", .sign), ("=", .accumulation)], "-=": [("+=", .sign), ("=", .accumulation)],
  "*=": [("/=", .arithmetic), ("=", .accumulation)], "/=": [("*=", .arithmetic)],
]

extension MutationFinder {
  func mutate(_ node: InfixOperatorExprSyntax) {
    guard let symbol = node.operator.as(BinaryOperatorExprSyntax.self)?.operator.text else {
      return
    }
    for other in otherOperators[symbol] ?? [] {
      add(other.kind, node, other.symbol, at: node.operator)
    }
    let (left, right) = (node.leftOperand.trimmedDescription, node.rightOperand.trimmedDescription)
    switch symbol {
    case "+", "*", "&&", "||":
      add(.droppedTerm, node, left)
      add(.droppedTerm, node, right)
    case "-":
      add(.droppedTerm, node, left)
      add(.droppedTerm, node, "-(\(right))")
      add(.swappedOperands, node, "\(grouped(node.rightOperand)) - \(grouped(node.leftOperand))")
    case "/", "%":
      add(.droppedTerm, node, left)
      add(
        .swappedOperands, node,
        "\(grouped(node.rightOperand)) \(symbol) \(grouped(node.leftOperand))")
    default: break
    }
  }

  private func grouped(_ operand: ExprSyntax) -> String {
    let text = operand.trimmedDescription
    return operand.is(InfixOperatorExprSyntax.self) ? "(\(text))" : text
  }

  func mutate(_ node: IntegerLiteralExprSyntax) {
    guard let value = Int(node.literal.text.filter { $0 != "_" }) else { return }
    if node.parent?.as(LabeledExprSyntax.self)?.label?.text == "axis" {
      add(.axis, node, value == 0 ? "1" : "\(value - 1)")
    } else if value > 16 {
      add(.constant, node, "\(value / 2)")
    } else {
      add(.offByOne, node, "\(value + 1)")
      if value > 0 { add(.offByOne, node, "\(value - 1)") }
    }
  }

  func mutate(_ node: FunctionCallExprSyntax) {
    swapNeighbours(node.arguments, .swappedArguments)
    let arguments = Array(node.arguments)
    let callee = node.calledExpression
    if let function = callee.as(DeclReferenceExprSyntax.self)?.baseName.text,
      function.first?.isLowercase == true, arguments.count == 1, arguments[0].label == nil,
      node.trailingClosure == nil
    {
      add(.droppedCall, node, "(\(arguments[0].expression.trimmedDescription))")
    }
    if let member = callee.as(MemberAccessExprSyntax.self), let base = member.base,
      arguments.isEmpty, node.trailingClosure == nil
    {
      let isTranspose = member.declName.baseName.text.hasPrefix("transpose")
      add(isTranspose ? .transpose : .droppedCall, node, base.trimmedDescription)
    }
    if callee.as(DeclReferenceExprSyntax.self)?.baseName.text == "matmul" {
      for argument in arguments where !argument.trimmedDescription.contains(".transposed()") {
        let operand = argument.expression
        add(.transpose, operand, "(\(operand.trimmedDescription)).transposed()")
      }
    }
  }

  func mutate(_ node: SubscriptCallExprSyntax) {
    swapNeighbours(node.arguments, .transpose)
    // w[p][i] → w[i][p]
    if let inner = node.calledExpression.as(SubscriptCallExprSyntax.self),
      node.arguments.trimmedDescription != inner.arguments.trimmedDescription
    {
      let base = inner.calledExpression.trimmedDescription
      add(
        .transpose, node,
        "\(base)[\(node.arguments.trimmedDescription)][\(inner.arguments.trimmedDescription)]")
    }
  }

  /// Exchanges the values of each two neighbouring arguments under their labels.
  private func swapNeighbours(_ list: LabeledExprListSyntax, _ kind: Mutation.Kind) {
    let arguments = Array(list)
    for (first, second) in zip(arguments, arguments.dropFirst()) {
      let (a, b) = (first.expression, second.expression)
      guard a.trimmedDescription != b.trimmedDescription else { continue }
      let start = a.positionAfterSkippingLeadingTrivia.utf8Offset
      let end = b.endPositionBeforeTrailingTrivia.utf8Offset
      let between =
        first.trailingComma.map { "\($0.trimmedDescription) " } ?? ", "
      let label = second.label.map { "\($0.text): " } ?? ""
      insert(
        kind, start..<end, b.trimmedDescription + between + label + a.trimmedDescription,
        near: Syntax(list))
    }
  }
}
