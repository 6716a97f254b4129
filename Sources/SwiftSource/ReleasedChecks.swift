internal import SwiftParser
internal import SwiftSyntax

/// An exercise's visible checks without what only the reference knows.
public struct ReleasedChecks: Hashable, Sendable {
  /// The source in which each value of the reference is taken down: `equals: record(3, f(x))`.
  public var recording: String
  /// The source in which it was: `equals: recordedValue(3)`. Declarations that only served to compute
  /// such values are left out.
  public var playing: String

  public init(_ source: String) {
    let finder = ReferenceFinder(viewMode: .sourceAccurate)
    finder.walk(Parser.parse(source: source))
    let places = finder.places.enumerated()
    recording = replaced(
      places.map { number, place in
        (place.range, "record(\(number + 1), \(place.text))")
      }, in: source)
    playing = UnusedDeclarations(
      in: replaced(
        places.map { number, place in
          (place.range, "\(place.isTyped ? "recorded" : "recordedValue")(\(number + 1))")
        }, in: source), roots: ["visibleChecks"]
    ).removed()
  }
}

/// The source with each range of UTF-8 offsets replaced; the ranges do not overlap.
func replaced(_ edits: [(range: Range<Int>, text: String)], in source: String) -> String {
  var bytes = Array(source.utf8)
  for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
    bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Finds the expressions whose values come from the reference: `equals:` and `ifEquals:`, the clues of
/// `expectGradient`, and what stands in `reference(…)`.
private final class ReferenceFinder: SyntaxVisitor {
  struct Place {
    var range: Range<Int>
    var text: String
    /// Whether it must have the type that stood there; else any value will do.
    var isTyped: Bool
  }

  private(set) var places: [Place] = []

  private static let values: Set<String> = ["equals", "ifEquals", "measured", "summands"]
  private static let lists: Set<String> = ["terms", "slopes", "without", "sizes"]

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let callee = node.calledExpression
    let name =
      callee.as(MemberAccessExprSyntax.self)?.declName.baseName.text
      ?? callee.as(DeclReferenceExprSyntax.self)?.baseName.text ?? ""
    if name == "reference", let argument = node.arguments.first, node.arguments.count == 1 {
      add(node, text: argument.expression, isTyped: true)
      return .skipChildren
    }
    return .visitChildren
  }

  override func visit(_ node: LabeledExprSyntax) -> SyntaxVisitorContinueKind {
    guard let label = node.label?.text, isExpectation(node) else { return .visitChildren }
    if Self.values.contains(label) {
      if !isLiteral(node.expression) { add(node.expression, text: node.expression, isTyped: false) }
      return .skipChildren
    }
    guard Self.lists.contains(label),
      case .elements(let elements)? = node.expression.as(DictionaryExprSyntax.self)?.content
    else { return .visitChildren }
    for element in elements where !isLiteral(element.value) {
      add(element.value, text: element.value, isTyped: label == "sizes")
    }
    return .skipChildren
  }

  private func isExpectation(_ node: LabeledExprSyntax) -> Bool {
    guard let call = node.parent?.parent?.as(FunctionCallExprSyntax.self) else { return false }
    let callee = call.calledExpression
    let name =
      callee.as(MemberAccessExprSyntax.self)?.declName.baseName.text
      ?? callee.as(DeclReferenceExprSyntax.self)?.baseName.text ?? ""
    return ["expect", "expectGradient", "Remark"].contains(name)
  }

  /// A number or a text tells nothing that is not to be read in the statement.
  private func isLiteral(_ expression: ExprSyntax) -> Bool {
    expression.is(IntegerLiteralExprSyntax.self) || expression.is(FloatLiteralExprSyntax.self)
      || expression.is(BooleanLiteralExprSyntax.self)
      || expression.is(StringLiteralExprSyntax.self)
  }

  private func add(_ node: some SyntaxProtocol, text: ExprSyntax, isTyped: Bool) {
    places.append(
      Place(
        range: node.positionAfterSkippingLeadingTrivia
          .utf8Offset..<node.endPositionBeforeTrailingTrivia.utf8Offset,
        text: text.trimmedDescription, isTyped: isTyped))
  }
}
