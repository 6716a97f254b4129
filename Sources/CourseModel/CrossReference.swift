/// A link to something that has a number: `[figure](#fig-loss)`.
public struct CrossReference: Sendable, Codable, Hashable {
  /// What is numbered, each kind by itself; labels begin with the raw value.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case figure = "fig"
    case table = "tab"
    case listing = "lst"
    case equation = "eq"
  }

  /// The label: `fig-loss`.
  public var target: String
  /// The lesson's name where it is another one.
  public var lesson: String?
  /// `figure`, `Table` and the like where that is all that the link says: the number follows it.
  /// Otherwise `nil`, and the author's own words follow as fragments.
  public var word: String?
  public var location: SourceLocation

  public init(
    target: String, lesson: String? = nil, word: String?, location: SourceLocation
  ) {
    self.target = target
    self.lesson = lesson
    self.word = word
    self.location = location
  }
}

extension CrossReference.Kind {
  /// The kind that a label names: `fig-loss` is a figure.
  public init?(label: String) {
    guard let hyphen = label.firstIndex(of: "-") else { return nil }
    self.init(rawValue: String(label[..<hyphen]))
  }

  /// What it is called in prose.
  public var word: String {
    switch self {
    case .figure: "figure"
    case .table: "table"
    case .listing: "listing"
    case .equation: "equation"
    }
  }
}
