/// What an instructor sets for a course's site in the front matter of `Lessons/Course.md`.
public struct CourseSettings: Sendable, Codable, Hashable {
  /// The language of the lessons as in BCP 47: `en`, `pt-BR`.
  public var language = "en"
  /// A drawing or photograph beside `Course.md`, shown in every page's header.
  public var logo: String?
  public var accent: Accent?
  /// A sentence at the foot of every page.
  public var footer: String?
  /// To the institution, the forum, the rules: at the foot of every page.
  public var links: [Link] = []
  public var base: SiteBase?

  public init() {}

  /// The colour of links and marks, for light pages and for dark ones.
  public struct Accent: Sendable, Codable, Hashable {
    public var light: Color
    public var lightLocation: SourceLocation
    /// `nil` for the light one, lightened as far as dark pages need it.
    public var dark: Color?
    public var darkLocation: SourceLocation?

    public init(
      light: Color, at lightLocation: SourceLocation, dark: Color? = nil,
      at darkLocation: SourceLocation? = nil
    ) {
      (self.light, self.lightLocation) = (light, lightLocation)
      (self.dark, self.darkLocation) = (dark, darkLocation)
    }
  }

  public struct Link: Sendable, Codable, Hashable {
    public var title: String
    public var address: String

    public init(title: String, address: String) {
      self.title = title
      self.address = address
    }
  }
}

/// Where a site will be found: `https://example.org/networks/`, or `/networks/` on some host.
public struct SiteBase: Sendable, Codable, Hashable {
  /// Scheme and host, `https://example.org`; `nil` where only the folder is known.
  public var origin: String?
  /// The folder, with a slash at both ends: `/networks/`.
  public var path: String

  /// `nil` for what is neither an http address without query and anchor nor a path from the root.
  public init?(_ text: String) {
    var path = text[...]
    var origin: String?
    if let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) {
      let host = text.dropFirst(scheme.count).prefix { $0 != "/" }
      guard !host.isEmpty else { return nil }
      origin = scheme + host
      path = text.dropFirst(scheme.count + host.count)
    } else {
      guard text.hasPrefix("/"), !text.hasPrefix("//") else { return nil }
    }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"'<>?#\\{}|^`".utf8.contains($0) })
    else { return nil }
    self.origin = origin
    self.path = path.hasPrefix("/") ? String(path) : "/\(path)"
    if !self.path.hasSuffix("/") { self.path += "/" }
  }

  /// The whole address of a file of the site; `nil` where the host is not known.
  public func address(of file: String) -> String? {
    origin.map { $0 + path + (file == "index.html" ? "" : file) }
  }
}
