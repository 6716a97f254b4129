internal import SwiftSyntax

/// A name that a cell adds to the lesson.
public struct DeclaredName: Hashable, Codable, Sendable {
  @frozen public enum Kind: String, Sendable, Codable {
    case constant, variable, function, structure, `class`, actor, enumeration, `protocol`
    case typeAlias, `operator`, precedenceGroup, macro
  }

  /// The base name: `forward` for `func forward(_ x: Tensor)`.
  public var name: String
  public var kind: Kind
  public var position: SourcePosition
  /// How one speaks of it: `forward(_:)`, `struct Layer`, `let weights`.
  public var signature: String

  public init(name: String, kind: Kind, position: SourcePosition, signature: String) {
    self.name = name
    self.kind = kind
    self.position = position
    self.signature = signature
  }
}

/// The names that the source declares at its top level, in order.
///
/// Names bound in the body of a statement are local to it, and an extension declares nothing new.
/// A function that is overloaded appears once an overload.
public func declaredNames(in source: String) -> [DeclaredName] {
  SyntaxMemory.facts(of: source).names
}

func findDeclaredNames(in file: SourceFileSyntax) -> [DeclaredName] {
  var collector = NameCollector(converter: SourceLocationConverter(fileName: "", tree: file))
  collector.collect(file.statements)
  return collector.names
}

private struct NameCollector {
  let converter: SourceLocationConverter
  var names: [DeclaredName] = []

  init(converter: SourceLocationConverter) {
    self.converter = converter
  }

  mutating func collect(_ statements: CodeBlockItemListSyntax) {
    for statement in statements {
      if case .decl(let declaration) = statement.item { collect(declaration) }
    }
  }

  private mutating func collect(_ declaration: DeclSyntax) {
    switch declaration.as(DeclSyntaxEnum.self) {
    case .variableDecl(let variable):
      let word = variable.bindingSpecifier.text
      for binding in variable.bindings {
        collect(binding.pattern, kind: word == "let" ? .constant : .variable, word: word)
      }
    case .functionDecl(let function):
      let labels = function.signature.parameterClause.parameters.map { "\($0.firstName.text):" }
      let signature = "\(function.name.text)(\(labels.joined()))"
      add(function.name, .function, signature)
    case .structDecl(let type): add(type.name, .structure, "struct \(type.name.text)")
    case .classDecl(let type): add(type.name, .class, "class \(type.name.text)")
    case .actorDecl(let type): add(type.name, .actor, "actor \(type.name.text)")
    case .enumDecl(let type): add(type.name, .enumeration, "enum \(type.name.text)")
    case .protocolDecl(let type): add(type.name, .protocol, "protocol \(type.name.text)")
    case .typeAliasDecl(let type): add(type.name, .typeAlias, "typealias \(type.name.text)")
    case .operatorDecl(let symbol): add(symbol.name, .operator, "operator \(symbol.name.text)")
    case .precedenceGroupDecl(let group):
      add(group.name, .precedenceGroup, "precedencegroup \(group.name.text)")
    case .macroDecl(let macro): add(macro.name, .macro, "macro \(macro.name.text)")
    case .ifConfigDecl(let condition):
      for clause in condition.clauses {
        if case .statements(let statements) = clause.elements { collect(statements) }
      }
    default: break
    }
  }

  private mutating func collect(_ pattern: PatternSyntax, kind: DeclaredName.Kind, word: String) {
    if let name = pattern.as(IdentifierPatternSyntax.self)?.identifier {
      add(name, kind, "\(word) \(name.text)")
    } else if let tuple = pattern.as(TuplePatternSyntax.self) {
      for element in tuple.elements { collect(element.pattern, kind: kind, word: word) }
    }
  }

  private mutating func add(_ name: TokenSyntax, _ kind: DeclaredName.Kind, _ signature: String) {
    guard name.presence == .present else { return }
    let base = name.identifier?.name ?? name.text
    names.append(
      DeclaredName(
        name: base, kind: kind, position: converter.start(of: name), signature: signature))
  }
}
