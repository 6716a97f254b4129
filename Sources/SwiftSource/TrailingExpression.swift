internal import SwiftSyntax

/// The UTF-8 range of the source's last statement where that is an expression which may have a
/// value, `try` and `await` included; `nil` for declarations, assignments and control flow.
///
/// Only a compiler knows whether the value is `Void`, so `print(x)` counts too. Source with a
/// syntax error has no trailing expression: the compiler is to see it as it stands.
public func trailingExpression(in source: String) -> Range<Int>? {
  SyntaxMemory.facts(of: source).trailingExpression
}

func findTrailingExpression(in file: SourceFileSyntax) -> Range<Int>? {
  guard !file.hasError, let last = file.statements.last, case .expr(let expression) = last.item,
    !isAssignment(expression)
  else { return nil }
  return expression.positionAfterSkippingLeadingTrivia
    .utf8Offset..<expression.endPositionBeforeTrailingTrivia.utf8Offset
}

/// Whether the expression is `a = b` or `a += b`, below any `try` and `await`.
private func isAssignment(_ expression: ExprSyntax) -> Bool {
  if let attempt = expression.as(TryExprSyntax.self) { return isAssignment(attempt.expression) }
  if let wait = expression.as(AwaitExprSyntax.self) { return isAssignment(wait.expression) }
  guard let sequence = expression.as(SequenceExprSyntax.self) else { return false }
  return sequence.elements.contains { element in
    if element.is(AssignmentExprSyntax.self) { return true }
    let symbol = element.as(BinaryOperatorExprSyntax.self)?.operator.text
    return symbol.map(compoundAssignments.contains) ?? false
  }
}

/// The standard library's, as tensors and SIMD vectors have them too.
private let compoundAssignments: Set<String> = [
  "+=", "-=", "*=", "/=", "%=", "&+=", "&-=", "&*=", "&=", "|=", "^=", "<<=", ">>=", "&<<=",
  "&>>=", ".&=", ".|=", ".^=",
]
