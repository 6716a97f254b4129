internal import SwiftParser
internal import SwiftSyntax

/// The declarations of a source that nothing needs, of which some are given to be needed.
///
/// Names decide: a declaration is needed when its name is used in one that is. That keeps too many
/// rather than too few. Of a type, stored properties and initializers belong to it; its functions and
/// computed properties count by themselves.
struct UnusedDeclarations {
  private struct Unit {
    var names: Set<String>
    var uses: Set<String>
    var range: Range<Int>
    /// The type's unit, of a member.
    var owner: Int?
    var isExtension = false
    var isNeeded = false
  }

  private let source: String
  private var units: [Unit] = []

  init(in source: String, roots: Set<String>) {
    self.source = source
    for statement in Parser.parse(source: source).statements {
      guard case .decl(let declaration) = statement.item,
        !declaration.is(ImportDeclSyntax.self)
      else { continue }
      add(declaration, at: Syntax(statement))
    }
    mark(roots)
  }

  private mutating func add(_ declaration: DeclSyntax, at node: Syntax) {
    let number = units.count
    guard let (names, block) = type(declaration) else {
      units.append(
        Unit(names: boundNames(of: declaration), uses: usedNames(in: node), range: range(of: node)))
      return
    }
    let isExtension = declaration.is(ExtensionDeclSyntax.self)
    units.append(
      Unit(names: names, uses: [], range: range(of: node), isExtension: isExtension))
    var own: Set<String> = []
    for member in block.members {
      if isRemovable(member.decl) {
        units.append(
          Unit(
            names: boundNames(of: member.decl), uses: usedNames(in: Syntax(member)),
            range: range(of: Syntax(member)), owner: number))
      } else {
        own.formUnion(usedNames(in: Syntax(member)))
      }
    }
    units[number].uses = own
  }

  private mutating func mark(_ roots: Set<String>) {
    var used = roots
    var isChanging = true
    while isChanging {
      isChanging = false
      for number in units.indices where !units[number].isNeeded {
        let unit = units[number]
        let hasOwner = unit.owner.map { units[$0].isNeeded } ?? true
        guard hasOwner, !unit.names.isDisjoint(with: used) else { continue }
        units[number].isNeeded = true
        used.formUnion(unit.uses)
        isChanging = true
      }
    }
    // An extension of which nothing is left says nothing.
    for number in units.indices where units[number].isExtension {
      let isEmpty = !units.contains { $0.owner == number && $0.isNeeded }
      if isEmpty && units[number].uses.isEmpty { units[number].isNeeded = false }
    }
  }

  /// The source without them.
  func removed() -> String {
    let gone = units.filter { unit in
      !unit.isNeeded && (unit.owner.map { units[$0].isNeeded } ?? true)
    }
    let text = replaced(gone.map { ($0.range, "") }, in: source)
    return text.trimmingPrefix(while: \.isNewline) + ""
  }
}

/// The node with the comments before it.
private func range(of node: Syntax) -> Range<Int> {
  node.position.utf8Offset..<node.endPosition.utf8Offset
}

/// A type's name and its members; `nil` for any other declaration.
private func type(
  _ declaration: DeclSyntax
) -> (names: Set<String>, block: MemberBlockSyntax)? {
  if let found = declaration.as(StructDeclSyntax.self) {
    return ([found.name.text], found.memberBlock)
  }
  if let found = declaration.as(ClassDeclSyntax.self) {
    return ([found.name.text], found.memberBlock)
  }
  if let found = declaration.as(ExtensionDeclSyntax.self) {
    return ([found.extendedType.trimmedDescription], found.memberBlock)
  }
  return nil
}

/// Functions and computed properties.
private func isRemovable(_ declaration: DeclSyntax) -> Bool {
  if declaration.is(FunctionDeclSyntax.self) { return true }
  guard let variable = declaration.as(VariableDeclSyntax.self) else { return false }
  return variable.bindings.allSatisfy { $0.accessorBlock != nil && $0.initializer == nil }
}

private func boundNames(of declaration: DeclSyntax) -> Set<String> {
  if let function = declaration.as(FunctionDeclSyntax.self) { return [function.name.text] }
  if let named = declaration.asProtocol((any NamedDeclSyntax).self) { return [named.name.text] }
  guard let variable = declaration.as(VariableDeclSyntax.self) else { return [] }
  var names: Set<String> = []
  for binding in variable.bindings {
    for token in binding.pattern.tokens(viewMode: .sourceAccurate) { names.insert(token.text) }
  }
  return names
}

private func usedNames(in node: Syntax) -> Set<String> {
  let collector = UseCollector(viewMode: .sourceAccurate)
  collector.walk(node)
  return collector.names
}

/// Names that are referred to: of values, members and types, not labels.
private final class UseCollector: SyntaxVisitor {
  private(set) var names: Set<String> = []

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.baseName.text)
    return .skipChildren
  }

  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.name.text)
    return .visitChildren
  }
}
