import CourseModel

/// A link as the parser writes it: to a lesson, an exercise, a term of the glossary, a symbol of the
/// reference, or a file beside the lesson.
struct Link: Equatable {
  enum Scheme: String, CaseIterable { case lesson, exercise, glossary, symbol, file }

  var scheme: Scheme
  var target: String
}

extension Prose {
  /// The links within its markup, in order.
  var links: [Link] {
    fragments.flatMap { fragment -> [Link] in
      guard case .html(let markup) = fragment else { return [] }
      var links: [Link] = []
      rewriteLinks(in: markup) { link in
        links.append(link)
        return ""
      }
      return links
    }
  }
}

extension PageContext {
  /// The parser's markup with its links leading to pages and files of the site.
  func resolveLinks(in markup: String) -> String {
    rewriteLinks(in: markup) { link in
      switch link.scheme {
      case .lesson:
        let parts = link.target.split(separator: "#", maxSplits: 1)
        let anchor = parts.count > 1 ? "#\(parts[1])" : ""
        return "\(parts.first ?? "").html\(anchor)"
      case .exercise: return "exercise-\(link.target).html"
      case .glossary: return "glossary.html#\(link.target)\(preview(ofTerm: link.target))"
      case .symbol:
        let parts = link.target.split(separator: "#", maxSplits: 1).map(String.init)
        let address = SymbolAddress(page: parts[0], anchor: parts.count > 1 ? parts[1] : nil)
        return escaped(address.href)
      case .file: return "files/\(folder)/\(link.target)"
      }
    }
  }
}

extension PageContext {
  /// Closes the attribute `href` and adds what a preview of the term shows: its definition.
  private func preview(ofTerm id: String) -> String {
    guard let term = site.outline.course.glossary.term(id) else { return "" }
    return "\" data-preview=\"\(escaped(term.preview))"
  }
}

extension Glossary.Term {
  /// The definition in words, as much as a glance takes in.
  var preview: String {
    let text = plainText(definition)
    guard text.count > 240 else { return text }
    let cut = text.prefix(240)
    return cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)] + " …"
  }
}

/// Replaces each `="scheme:target"` by what `replacement` gives for it.
///
/// Quotation marks in the text of lessons are escaped, so this finds attributes only.
@discardableResult
private func rewriteLinks(in markup: String, _ replacement: (Link) -> String) -> String {
  var result = ""
  var rest = markup[...]
  while let opening = rest.firstRange(of: "=\"") {
    let value = rest[opening.upperBound...]
    result += rest[..<opening.upperBound]
    rest = value
    guard let end = value.firstIndex(of: "\""), let colon = value.firstIndex(of: ":"), colon < end,
      let scheme = Link.Scheme(rawValue: String(value[..<colon]))
    else { continue }
    let target = String(value[value.index(after: colon)..<end])
    result += replacement(Link(scheme: scheme, target: target))
    rest = value[end...]
  }
  return result + rest
}
