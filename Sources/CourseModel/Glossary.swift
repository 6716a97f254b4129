/// The course's terms with their definitions, by name.
public struct Glossary: Sendable, Codable {
  /// The prose before the first term.
  public var introduction: [Block]
  public var terms: [Term]

  /// A word that the course uses in a meaning of its own.
  public struct Term: Sendable, Codable {
    /// Part of its address: `learning-rate`.
    public var id: String
    /// How the glossary writes it: `learning rate`.
    public var name: String
    /// Other forms of the name that mean the same: `step size`.
    public var aliases: [String]
    public var definition: [Block]
    /// Where lessons use it, in course order: first where it is introduced.
    public var uses: [Use]
    public var location: SourceLocation

    public init(
      id: String, name: String, aliases: [String] = [], definition: [Block] = [],
      uses: [Use] = [], location: SourceLocation
    ) {
      self.id = id
      self.name = name
      self.aliases = aliases
      self.definition = definition
      self.uses = uses
      self.location = location
    }
  }

  /// A lesson that speaks of a term, and where it does so first.
  public struct Use: Sendable, Codable, Hashable {
    public var lesson: String
    public var anchor: String

    public init(lesson: String, anchor: String) {
      self.lesson = lesson
      self.anchor = anchor
    }
  }

  public init(introduction: [Block] = [], terms: [Term] = []) {
    self.introduction = introduction
    self.terms = terms
  }

  public func term(_ id: String) -> Term? { terms.first { $0.id == id } }
}
