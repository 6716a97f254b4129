/// What keeps the site from being written, in one sentence.
public enum SiteRenderingError: Error, Sendable, Equatable {
  /// Formulas need KaTeX, and its files are not where Debian's package puts them.
  case mathematicsMissing(path: String)
  /// KaTeX is there and does not start.
  case mathematicsBroken(reason: String)
  case themeFileMissing(name: String, searched: [String])
  /// `page.html` asks for something that no page has.
  case unknownPlaceholder(name: String, file: String)
  /// The libraries' documentation, which the reference and the links in cells are made of.
  case undocumented(reason: String)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
}

extension SiteRenderingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .mathematicsMissing(let path):
      "Formulas are set by KaTeX, which is not installed (\(path) is missing): "
        + "install Debian's package libjs-katex."
    case .mathematicsBroken(let reason):
      "KaTeX from Debian's package libjs-katex does not start: \(reason)."
    case .themeFileMissing(let name, let searched):
      "The theme has no \(name): looked in \(searched.joined(separator: " and "))."
    case .unknownPlaceholder(let name, let file):
      "\(file) uses {{\(name)}}, which no page has; it may use "
        + Page.placeholders.map { "{{\($0)}}" }.joined(separator: ", ") + "."
    case .undocumented(let reason): reason
    case .unreadable(let path, let reason): "Cannot read \(path): \(reason)."
    case .unwritable(let path, let reason): "Cannot write \(path): \(reason)."
    }
  }
}
