/// A rendered page before it is put into the theme's skeleton.
struct Page: Sendable {
  /// What the style may tell pages apart by.
  enum Kind: String, Sendable { case index, lesson, exercise, map, glossary, reference, search }

  var kind: Kind
  var course: String
  /// For the browser's tab and for lists of search results.
  var title: String
  var description: String
  /// Links to the map, the glossary and the reference, for the header.
  var places: HTML = ""
  /// Where the reader is, for the header: the part and the lesson's number.
  var position: HTML = ""
  /// The on-page table of contents.
  var contents: HTML = ""
  var body: HTML
  /// To the previous and the next page.
  var navigation: HTML = ""
  var usesMathematics: Bool
  /// Styles and scripts that only served pages have.
  var live: HTML = ""

  /// The names that `page.html` may use.
  static let placeholders = [
    "kind", "course", "title", "description", "stylesheets", "places", "position", "contents",
    "body", "navigation", "language", "icon", "announcement", "mark", "footer",
  ]

  func rendered(with template: PageTemplate, in frame: PageFrame) -> String {
    template.filled { name in
      switch name {
      case "kind": "\(kind.rawValue)"
      case "course": "\(course)"
      case "title": "\(title == course ? course : "\(title) · \(course)")"
      case "description": "\(description)"
      case "stylesheets": "\(stylesheets)\(frame.stylesheet)"
      case "places": places
      case "language": frame.language
      case "icon": frame.icon
      case "announcement": frame.announcement(of: self)
      case "mark": frame.mark
      case "footer": frame.footer
      case "position": position
      case "contents": contents
      case "body": body
      case "navigation": navigation
      default: preconditionFailure("The template lets unknown placeholder \(name) pass.")
      }
    }
  }

  private var stylesheets: HTML {
    let katex: HTML = "<link rel=\"stylesheet\" href=\"assets/katex/katex.min.css\">\n"
    let theme: HTML = "<link rel=\"stylesheet\" href=\"assets/style.css\">"
    return usesMathematics ? "\(katex)\(theme)\(live)" : "\(theme)\(live)"
  }
}
