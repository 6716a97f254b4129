/// `page.html` of the theme, cut at its `{{placeholders}}`.
///
/// Each is filled once and what fills it is not searched again, so a page may speak of `{{body}}`.
struct PageTemplate: Sendable {
  private enum Piece: Sendable {
    case markup(String)
    case placeholder(String)
  }

  private let pieces: [Piece]

  init(_ text: String, file: String) throws(SiteRenderingError) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      let name = String(rest[open.upperBound..<close.lowerBound])
      guard Page.placeholders.contains(name) else {
        throw .unknownPlaceholder(name: name, file: file)
      }
      pieces.append(.markup(String(rest[..<open.lowerBound])))
      pieces.append(.placeholder(name))
      rest = rest[close.upperBound...]
    }
    pieces.append(.markup(String(rest)))
    self.pieces = pieces
  }

  func filled(with value: (String) -> HTML) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .markup(let markup): result += markup
      case .placeholder(let name): result += value(name).markup
      }
    }
    return result
  }
}
