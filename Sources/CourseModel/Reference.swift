/// A work that lessons cite: one entry of `Lessons/References.bib`.
public struct Reference: Sendable, Codable, Hashable {
  /// What citations call it: `rumelhart1986`.
  public var key: String
  public var authors: [Author]
  public var year: String
  public var title: String
  /// The journal, the proceedings or the book that it is part of.
  public var container: String?
  public var volume: String?
  public var number: String?
  public var pages: String?
  public var publisher: String?
  /// Where it can be read, by its DOI if it has one.
  public var link: String?
  /// Whether the title is that of a whole book.
  public var isBook: Bool
  /// Tells works of the same authors and year apart: `a`, `b`, ….
  public var suffix: String

  /// A person; an organization has a family name only.
  public struct Author: Sendable, Codable, Hashable {
    public var family: String
    public var given: String

    public init(family: String, given: String = "") {
      self.family = family
      self.given = given
    }
  }

  public init(
    key: String, authors: [Author], year: String, title: String, container: String? = nil,
    volume: String? = nil, number: String? = nil, pages: String? = nil, publisher: String? = nil,
    link: String? = nil, isBook: Bool = false, suffix: String = ""
  ) {
    self.key = key
    self.authors = authors
    self.year = year
    self.title = title
    self.container = container
    self.volume = volume
    self.number = number
    self.pages = pages
    self.publisher = publisher
    self.link = link
    self.isBook = isBook
    self.suffix = suffix
  }
}

extension Reference {
  /// `Rumelhart et al.`, `Minsky & Papert`.
  public var names: String {
    switch authors.count {
    case 0: title
    case 1: authors[0].family
    case 2: "\(authors[0].family) & \(authors[1].family)"
    default: "\(authors[0].family) et al."
    }
  }

  /// The year with its suffix: `1998a`.
  public var date: String { year + suffix }

  /// What the page calls the entry: `ref.rumelhart1986`.
  public var anchor: String { "ref.\(key)" }
}
