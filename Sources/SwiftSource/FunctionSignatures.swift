internal import SwiftParser
internal import SwiftSyntax

/// A function at the top level of a piece of source.
public struct FunctionSignature: Hashable, Sendable {
  /// Swift's full name: `thresholdXOR(a:b:)`.
  public var name: String
  /// The declaration without its body: `func thresholdXOR(a: Double, b: Double) -> Double`.
  public var declaration: String
  public var position: SourcePosition

  public init(name: String, declaration: String, position: SourcePosition) {
    self.name = name
    self.declaration = declaration
    self.position = position
  }
}

/// The functions that the source declares at its top level, in order.
public func functionSignatures(in source: String) -> [FunctionSignature] {
  let file = Parser.parse(source: source)
  let converter = SourceLocationConverter(fileName: "", tree: file)
  return file.statements.compactMap { statement in
    guard case .decl(let declaration) = statement.item,
      let function = declaration.as(FunctionDeclSyntax.self)
    else { return nil }
    let labels = function.signature.parameterClause.parameters.map { "\($0.firstName.text):" }
    var bare = function.trimmed
    bare.body = nil
    bare.attributes = []
    // One line, however the author broke it.
    let words = bare.trimmedDescription.split(whereSeparator: \.isWhitespace)
    return FunctionSignature(
      name: "\(function.name.text)(\(labels.joined()))",
      declaration: words.joined(separator: " ")
        .replacing("( ", with: "(").replacing(" )", with: ")"),
      position: converter.start(of: function))
  }
}
