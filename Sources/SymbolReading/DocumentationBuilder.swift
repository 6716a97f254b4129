import CourseModel
import LessonParsing

/// Makes documentation of symbol graphs: types with their members, functions by topic.
///
/// What a module adds to a type of another stands on that type's page; what it adds to types
/// without a page, such as the standard library's, is left out.
package struct DocumentationBuilder {
  private struct Draft {
    var symbol: DocumentedSymbol
    var source: SymbolGraph.Symbol

    /// Orders the members of a type as its source does.
    var place: (file: String, line: Int) {
      (source.location?.uri ?? "", source.location?.position.line ?? 0)
    }
  }

  private var modules: [String] = []
  private var drafts: [Draft] = []
  private var ancestry: [String: [SymbolGraph.Relationship]] = [:]
  private var overriding: Set<String> = []
  /// The page of each type by the compiler's identifier: `s:2NN6TensorC` is on `NN.Tensor`.
  private var pages: [String: String] = [:]

  package init() {}
}

extension DocumentationBuilder {
  package mutating func add(_ graph: SymbolGraph, of module: String) {
    if !modules.contains(module) { modules.append(module) }
    for relationship in graph.relationships {
      switch relationship.kind {
      case "inheritsFrom", "conformsTo":
        ancestry[relationship.source, default: []].append(relationship)
      case "overrides": overriding.insert(relationship.source)
      default: break
      }
    }
    for symbol in graph.symbols { add(symbol, of: module) }
  }

  private mutating func add(_ source: SymbolGraph.Symbol, of module: String) {
    guard let kind = DocumentedSymbol.Kind(graphKind: source.kind.identifier),
      !source.identifier.precise.contains("::SYNTHESIZED::")
    else { return }
    let symbol = DocumentedSymbol(
      kind: kind, module: module, path: source.pathComponents, anchor: "",
      topic: topic(of: source.location?.uri, in: module), declaration: [])
    if symbol.isType { pages[source.identifier.precise] = symbol.page }
    drafts.append(Draft(symbol: symbol, source: source))
  }

  /// The folder of the module that the source lies in: `Losses`.
  private func topic(of uri: String?, in module: String) -> String {
    guard let uri, let start = uri.firstRange(of: "/Sources/\(module)/") else { return "" }
    let steps = uri[start.upperBound...].split(separator: "/")
    return steps.count > 1 ? String(steps[0]) : ""
  }
}

extension DocumentationBuilder {
  /// Everything that was added, the modules in their order.
  package func documentation() -> Documentation {
    // The links of comments need the names and addresses of all symbols first.
    let links = CommentLinks(SymbolTable(assembled { _, _ in DocumentationComment() }))
    return assembled { symbol, comment in
      parseDocumentation(comment) { links.address(of: $0, in: symbol).map { "symbol:\($0)" } }
    }
  }

  private func assembled(
    _ comment: (DocumentedSymbol, String) -> DocumentationComment
  ) -> Documentation {
    func finished(_ drafts: [Draft], besides: DocumentedSymbol? = nil) -> [DocumentedSymbol] {
      var taken: [String: Int] = [:]
      return drafts.map { draft in
        var symbol = draft.symbol
        let count = taken[symbol.title, default: 0] + 1
        taken[symbol.title] = count
        symbol.anchor = count == 1 ? symbol.title : "\(symbol.title)-\(count)"
        symbol.declaration = declaration(of: draft.source)
        symbol.comment = draft.source.commentText.map { comment(symbol, $0) } ?? symbol.comment
        return symbol
      }
    }
    let members = members
    return Documentation(
      modules: modules.map { module in
        let own = drafts.filter { $0.symbol.module == module }
        let types = own.filter(\.symbol.isType).sorted {
          $0.symbol.path.lexicographicallyPrecedes($1.symbol.path)
        }
        let functions = own.filter { $0.symbol.isFree }.sorted {
          ($0.symbol.baseName.lowercased(), $0.symbol.title, $0.place.file, $0.place.line)
            < ($1.symbol.baseName.lowercased(), $1.symbol.title, $1.place.file, $1.place.line)
        }
        return Documentation.Module(
          name: module,
          types: types.map { type in
            DocumentedType(
              symbol: finished([type])[0], inherits: inherits(type.source),
              members: finished(members[type.symbol.path] ?? []))
          },
          functions: byPage(functions).flatMap { finished($0) })
      })
  }

  /// Anchors are counted page by page.
  private func byPage(_ functions: [Draft]) -> [[Draft]] {
    let pages = Dictionary(grouping: functions, by: \.symbol.page)
    return pages.keys.sorted().compactMap { pages[$0] }
  }

  /// The members worth a reader's time by the path of their type, in the order of their source.
  private var members: [[String]: [Draft]] {
    let owners = Dictionary(
      drafts.filter(\.symbol.isType).map { ($0.symbol.path, $0) },
      uniquingKeysWith: { first, _ in first })
    var members: [[String]: [Draft]] = [:]
    for draft in drafts where !draft.symbol.isType && !draft.symbol.isFree {
      let path = Array(draft.symbol.path.dropLast())
      guard let owner = owners[path], isTelling(draft) else { continue }
      var draft = draft
      draft.symbol.module = owner.symbol.module
      members[path, default: []].append(draft)
    }
    return members.mapValues { $0.sorted { $0.place < $1.place } }
  }

  /// Whether a member says something that its type's ancestors and protocols do not.
  private func isTelling(_ draft: Draft) -> Bool {
    if draft.source.docComment != nil { return true }
    let silent = ["hash(into:)", "encode(to:)", "init(from:)", "hashValue"]
    return draft.symbol.kind != .operator && !silent.contains(draft.symbol.title)
      && !overriding.contains(draft.source.identifier.precise)
  }

  private func declaration(of symbol: SymbolGraph.Symbol) -> [DeclarationPiece] {
    var pieces: [DeclarationPiece] = []
    for fragment in symbol.declarationFragments ?? [] {
      let piece = DeclarationPiece(
        fragment.spelling, style: DeclarationPiece.Style(fragmentKind: fragment.kind),
        type: fragment.preciseIdentifier.flatMap { pages[$0] })
      if let last = pieces.last, last.style == piece.style, last.type == nil, piece.type == nil {
        pieces[pieces.count - 1].text += piece.text
      } else {
        pieces.append(piece)
      }
    }
    return pieces
  }

  /// The class above a type first, then its protocols by name; what every type is goes unsaid.
  private func inherits(_ symbol: SymbolGraph.Symbol) -> [DeclarationPiece] {
    let unsaid: Set = [
      "Sendable", "SendableMetatype", "Copyable", "Escapable", "BitwiseCopyable", "Hashable",
      "Equatable", "RawRepresentable",
    ]
    let above = (ancestry[symbol.identifier.precise] ?? []).map { relation in
      let page = pages[relation.target]
      let name = page.map { $0.split(separator: ".").dropFirst().joined(separator: ".") }
      let fallback = relation.targetFallback?.split(separator: ".").last.map(String.init)
      return (
        isProtocol: relation.kind == "conformsTo", name: name ?? fallback ?? "", page: page
      )
    }
    return above.filter { !$0.name.isEmpty && !unsaid.contains($0.name) }
      .sorted { ($0.isProtocol ? 1 : 0, $0.name) < ($1.isProtocol ? 1 : 0, $1.name) }
      .map { DeclarationPiece($0.name, style: .type, type: $0.page) }
  }
}

extension DocumentedSymbol {
  fileprivate var isFree: Bool { kind == .function || kind == .variable }
}

extension SymbolGraph.Symbol {
  fileprivate var commentText: String? { docComment?.lines.map(\.text).joined(separator: "\n") }
}

extension DocumentedSymbol.Kind {
  init?(graphKind: String) {
    switch graphKind {
    case "swift.class": self = .class
    case "swift.struct": self = .struct
    case "swift.enum": self = .enum
    case "swift.protocol": self = .protocol
    case "swift.actor": self = .actor
    case "swift.typealias": self = .typeAlias
    case "swift.init": self = .initializer
    case "swift.property": self = .property
    case "swift.method": self = .method
    case "swift.func.op": self = .operator
    case "swift.subscript": self = .subscript
    case "swift.enum.case": self = .case
    case "swift.type.property": self = .typeProperty
    case "swift.type.method": self = .typeMethod
    case "swift.func": self = .function
    case "swift.var": self = .variable
    default: return nil
    }
  }
}

extension DeclarationPiece.Style {
  init(fragmentKind: String) {
    switch fragmentKind {
    case "keyword": self = .keyword
    case "typeIdentifier": self = .type
    case "identifier": self = .name
    case "number": self = .number
    case "attribute": self = .attribute
    default: self = .plain
    }
  }
}
