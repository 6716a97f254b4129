internal import SwiftSyntax

extension MutationFinder {
  /// A statement that changes something and returns nothing is left out; loops are left or gone on
  /// with at the wrong place.
  func mutate(_ node: CodeBlockItemSyntax) {
    switch node.item {
    case .stmt(let statement):
      if statement.is(ContinueStmtSyntax.self) { add(.droppedStatement, node, "break") }
      if statement.is(BreakStmtSyntax.self) { add(.droppedStatement, node, "continue") }
      if let result = statement.as(ReturnStmtSyntax.self)?.expression, returnsNumber(node) {
        add(.sign, result, "-(\(result.trimmedDescription))")
      }
    case .expr(let expression):
      if changesSomething(expression) {
        add(.droppedStatement, node, "()")
      } else if returnsNumber(node), isOnlyOne(node) {
        add(.sign, expression, "-(\(expression.trimmedDescription))")
      }
    default: break
    }
  }

  /// Ends the loop's body with `break`.
  func leaveAfterOnePass(_ body: CodeBlockSyntax) {
    let end = body.rightBrace.positionAfterSkippingLeadingTrivia.utf8Offset
    insert(.onePass, end..<end, "; break ", near: Syntax(body))
  }

  /// The function returns at once, with the zero of its type.
  func mutate(_ node: FunctionDeclSyntax) {
    guard let body = node.body, let type = node.signature.returnClause?.type.trimmedDescription,
      let zero = zero(of: type)
    else { return }
    let start = body.leftBrace.endPositionBeforeTrailingTrivia.utf8Offset
    let end = body.rightBrace.positionAfterSkippingLeadingTrivia.utf8Offset
    insert(.earlyReturn, start..<end, " return \(zero) ", near: Syntax(body))
  }

  private func zero(of type: String) -> String? {
    switch type {
    case "Double", "Float", "Int": "0"
    case "Bool": "false"
    case "String": "\"\""
    default: type.hasPrefix("[") ? "[]" : nil
    }
  }

  private func isOnlyOne(_ node: CodeBlockItemSyntax) -> Bool {
    node.parent?.as(CodeBlockItemListSyntax.self)?.count == 1
  }

  /// Whether the statement is an assignment, or a call in the middle of others.
  private func changesSomething(_ expression: ExprSyntax) -> Bool {
    if let infix = expression.as(InfixOperatorExprSyntax.self) {
      if infix.operator.is(AssignmentExprSyntax.self) { return true }
      let symbol = infix.operator.as(BinaryOperatorExprSyntax.self)?.operator.text ?? ""
      return symbol.hasSuffix("=") && !["==", "!=", "<=", ">=", "==="].contains(symbol)
    }
    guard expression.is(FunctionCallExprSyntax.self),
      let item = expression.parent?.as(CodeBlockItemSyntax.self)
    else { return false }
    return !isOnlyOne(item)
  }

  /// Whether the innermost function around the statement returns a number or a tensor.
  private func returnsNumber(_ node: CodeBlockItemSyntax) -> Bool {
    var next = node.parent
    while let current = next {
      if current.is(ClosureExprSyntax.self) { return false }
      if let function = current.as(FunctionDeclSyntax.self) {
        let type = function.signature.returnClause?.type.trimmedDescription ?? ""
        let isLast = function.body?.statements.last?.id == node.id
        return ["Double", "Float", "Tensor"].contains(type)
          && (isLast || node.item.is(ReturnStmtSyntax.self))
      }
      next = current.parent
    }
    return false
  }
}
