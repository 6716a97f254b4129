internal import SwiftSyntax

/// An `import` at the top level of a piece of source.
public struct ImportedModule: Hashable, Codable, Sendable {
  /// The module: `Foundation` also for `import struct Foundation.Date`.
  public var module: String
  /// The whole path as written: `Foundation.Date`.
  public var path: String
  public var position: SourcePosition
  /// UTF-8 offset of the keyword `import`: where `@_exported ` can be put before it.
  public var keywordOffset: Int
  /// Attributes and modifiers before the keyword, such as `@preconcurrency` or `public`.
  public var attributes: [String]

  public init(
    module: String, path: String, position: SourcePosition, keywordOffset: Int,
    attributes: [String]
  ) {
    self.module = module
    self.path = path
    self.position = position
    self.keywordOffset = keywordOffset
    self.attributes = attributes
  }
}

/// The modules that the source imports, in order, also those within `#if`.
public func imports(in source: String) -> [ImportedModule] {
  SyntaxMemory.facts(of: source).imports
}

func findImports(in file: SourceFileSyntax) -> [ImportedModule] {
  let visitor = ImportVisitor(converter: SourceLocationConverter(fileName: "", tree: file))
  visitor.walk(file)
  return visitor.imports
}

private final class ImportVisitor: SyntaxVisitor {
  let converter: SourceLocationConverter
  var imports: [ImportedModule] = []

  init(converter: SourceLocationConverter) {
    self.converter = converter
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind {
    guard let module = node.path.first?.name.text else { return .skipChildren }
    imports.append(
      ImportedModule(
        module: module, path: node.path.map(\.name.text).joined(separator: "."),
        position: converter.start(of: node),
        keywordOffset: node.importKeyword.positionAfterSkippingLeadingTrivia.utf8Offset,
        attributes: node.attributes.map(\.trimmedDescription)
          + node.modifiers.map(\.trimmedDescription)))
    return .skipChildren
  }
}
