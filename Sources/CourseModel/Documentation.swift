/// What the course's own libraries say of themselves: their public symbols with doc comments.
public struct Documentation: Sendable, Codable {
  public var modules: [Module]
  /// What it was made from: another version may say something else.
  public var version: String

  public struct Module: Sendable, Codable {
    public var name: String
    /// Types of any depth, each before those nested in it.
    public var types: [DocumentedType]
    /// Functions and variables that belong to no type.
    public var functions: [DocumentedSymbol]

    public init(name: String, types: [DocumentedType], functions: [DocumentedSymbol]) {
      self.name = name
      self.types = types
      self.functions = functions
    }
  }

  public init(modules: [Module] = [], version: String = "") {
    self.modules = modules
    self.version = version
  }
}

/// A type with what is documented of its members.
public struct DocumentedType: Sendable, Codable {
  public var symbol: DocumentedSymbol
  /// Names of the class above it and the protocols that it conforms to, as written in code.
  public var inherits: [DeclarationPiece]
  public var members: [DocumentedSymbol]

  public init(
    symbol: DocumentedSymbol, inherits: [DeclarationPiece] = [], members: [DocumentedSymbol] = []
  ) {
    self.symbol = symbol
    self.inherits = inherits
    self.members = members
  }
}

/// A public symbol: how it is declared, and what its doc comment says.
public struct DocumentedSymbol: Sendable, Codable {
  public enum Kind: String, Sendable, Codable {
    case `class`, `struct`, `enum`, `protocol`, actor, typeAlias
    case initializer, property, method, `operator`, `subscript`, `case`
    case typeProperty, typeMethod
    case function, variable
  }

  public var kind: Kind
  public var module: String
  /// The names from the outermost type to this one: `["Linear", "init(_:_:bias:)"]`.
  public var path: [String]
  /// Part of its address, unique among the symbols of its page.
  public var anchor: String
  /// The subject that its source belongs to: the folder of its module, `Losses`.
  public var topic: String
  public var declaration: [DeclarationPiece]
  public var comment: DocumentationComment

  public init(
    kind: Kind, module: String, path: [String], anchor: String, topic: String = "",
    declaration: [DeclarationPiece], comment: DocumentationComment = DocumentationComment()
  ) {
    self.kind = kind
    self.module = module
    self.path = path
    self.anchor = anchor
    self.topic = topic
    self.declaration = declaration
    self.comment = comment
  }

  /// The last of its names: `crossEntropy(_:target:)`.
  public var title: String { path.last ?? "" }
  /// The name without its arguments: `crossEntropy`.
  public var baseName: String { String(title.prefix { $0 != "(" }) }
}

/// A piece of a declaration: its text, its colour, and the symbol that it names.
public struct DeclarationPiece: Sendable, Codable, Hashable {
  public enum Style: String, Sendable, Codable {
    case plain, keyword, type, name, number, attribute
  }

  public var text: String
  public var style: Style
  /// The documented type that the piece names: `NN.Tensor`.
  public var type: String?

  public init(_ text: String, style: Style = .plain, type: String? = nil) {
    self.text = text
    self.style = style
    self.type = type
  }
}

/// A doc comment. Names of documented symbols in it are links `href="symbol:NN.Tensor#item"`.
public struct DocumentationComment: Sendable, Codable {
  /// The first paragraph.
  public var summary: Prose?
  public var discussion: [Block]
  public var parameters: [Entry]
  public var returns: Prose?
  public var throwing: Prose?

  /// What the comment says of one parameter.
  public struct Entry: Sendable, Codable {
    public var name: String
    public var text: Prose

    public init(name: String, text: Prose) {
      self.name = name
      self.text = text
    }
  }

  public init(
    summary: Prose? = nil, discussion: [Block] = [], parameters: [Entry] = [],
    returns: Prose? = nil, throwing: Prose? = nil
  ) {
    self.summary = summary
    self.discussion = discussion
    self.parameters = parameters
    self.returns = returns
    self.throwing = throwing
  }
}
