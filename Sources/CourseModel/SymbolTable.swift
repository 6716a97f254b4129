/// The documented symbols by their names: what a name in code or in a doc comment can mean.
public struct SymbolTable: Sendable {
  /// A symbol's place in the documentation, and what tells it from others of its base name.
  public struct Entry: Sendable, Hashable {
    public var address: SymbolAddress
    public var module: String
    public var path: [String]
    public var kind: DocumentedSymbol.Kind

    /// `Linear.init(_:_:)`, as one speaks of it.
    public var name: String { path.joined(separator: ".") }

    /// The argument labels, `_` for none: `["_", "labels"]`. `nil` where nothing is called.
    public var labels: [String]? {
      guard let title = path.last, let open = title.firstIndex(of: "("), title.hasSuffix(")") else {
        return nil
      }
      return title[title.index(after: open)...].dropLast().split(separator: ":").map(String.init)
    }
  }

  private var types: [String: [Entry]] = [:]
  private var functions: [String: [Entry]] = [:]
  /// By the address of the type, then by base name and by whole name.
  private var members: [String: [String: [Entry]]] = [:]

  public init(_ documentation: Documentation) {
    for module in documentation.modules {
      for type in module.types {
        types[type.symbol.path.joined(separator: "."), default: []].append(Entry(type.symbol))
        for member in type.members {
          members[member.page, default: [:]][member.baseName, default: []].append(Entry(member))
        }
      }
      for function in module.functions {
        functions[function.baseName, default: []].append(Entry(function))
      }
    }
  }
}

extension SymbolTable {
  /// The type of a name such as `Tensor` or `Perceptron.Rule`, where only one has it.
  public func type(_ name: String) -> Entry? {
    guard let found = types[name], found.count == 1 else { return nil }
    return found[0]
  }

  /// The functions and variables of a base name that belong to no type.
  public func functions(_ baseName: String) -> [Entry] { functions[baseName] ?? [] }

  /// The members of a base name that a type itself declares.
  public func members(_ baseName: String, of type: Entry) -> [Entry] {
    members[type.address.page]?[baseName] ?? []
  }
}

extension SymbolTable.Entry {
  public init(_ symbol: DocumentedSymbol) {
    self.init(
      address: symbol.address, module: symbol.module, path: symbol.path, kind: symbol.kind)
  }

  /// Whether a call with these labels may mean the symbol: parameters may be left out, and those
  /// that are given keep their order.
  public func accepts(_ given: [String]) -> Bool {
    guard let labels else { return false }
    var rest = labels[...]
    for label in given {
      guard let index = rest.firstIndex(of: label) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }
}

/// Where a symbol is documented: `NN.Linear#init(_:_:)`.
public struct SymbolAddress: Sendable, Hashable, Codable {
  public var page: String
  public var anchor: String?

  public init(page: String, anchor: String? = nil) {
    self.page = page
    self.anchor = anchor
  }
}

extension SymbolAddress: CustomStringConvertible {
  public var description: String { anchor.map { "\(page)#\($0)" } ?? page }
}

extension DocumentedSymbol {
  public var isType: Bool {
    switch kind {
    case .class, .struct, .enum, .protocol, .actor, .typeAlias: true
    default: false
    }
  }

  /// The page that documents it: its type's, or its topic's for what belongs to no type.
  public var page: String {
    let isFree = kind == .function || kind == .variable
    if isFree { return "\(module).functions-\(topic.isEmpty ? "all" : topic.lowercased())" }
    return ([module] + (isType ? path : path.dropLast())).joined(separator: ".")
  }

  public var address: SymbolAddress { SymbolAddress(page: page, anchor: isType ? nil : anchor) }
}
