import CourseModel

/// What a lesson cites: authors, year, title, where it appeared, and a link to it.
struct ReferencesView {
  let references: [Reference]

  var html: HTML {
    let items = references.map { reference -> HTML in
      """
      <li id="\(reference.anchor)">\(entry(reference))\u{A0}\
      <a href="#cite.\(reference.key)" role="doc-backlink" aria-label="Back to the citation">↩</a>\
      </li>\n
      """
    }
    return """
      <section class="references" role="doc-bibliography" aria-labelledby="references.title">
      <h2 id="references.title">References</h2>
      <ul>
      \(items.joined())</ul>
      </section>\n
      """
  }

  private func entry(_ reference: Reference) -> HTML {
    let title: HTML = reference.isBook ? "<cite>\(reference.title)</cite>" : "\(reference.title)"
    let stop: HTML = reference.title.last.map { "?!.".contains($0) } == true ? "" : "."
    var entry: HTML = "\(authors(of: reference)) (\(reference.date)). \(title)\(stop)"
    let source = source(of: reference)
    if !source.isEmpty { entry += " \(source)." }
    if let link = reference.link {
      entry += " <a class=\"source\" href=\"\(link)\" rel=\"noopener\">\(shown(link))</a>"
    }
    return entry
  }

  private func authors(of reference: Reference) -> HTML {
    let names = reference.authors.map { author -> String in
      author.given.isEmpty ? author.family : "\(author.family), \(initials(author.given))"
    }
    guard names.count > 1, let last = names.last else { return "\(names.first ?? "")" }
    if last == "others" { return "\(names.dropLast().joined(separator: ", ")) et al." }
    return "\(names.dropLast().joined(separator: ", ")) & \(last)"
  }

  /// `Warren S.` as `W. S.`, `Jean-Luc` as `J.-L.`
  private func initials(_ given: String) -> String {
    given.split { $0 == " " || $0 == "\u{A0}" }.map { name in
      name.split(separator: "-").compactMap(\.first).map { "\($0)." }.joined(separator: "-")
    }.joined(separator: "\u{A0}")
  }

  private func source(of reference: Reference) -> HTML {
    var parts: [HTML] = []
    if let container = reference.container { parts.append("<cite>\(container)</cite>") }
    if let volume = reference.volume {
      parts.append("\(volume)\(reference.number.map { "(\($0))" } ?? "")")
    }
    if let pages = reference.pages { parts.append("\(pages.replacing("-", with: "–"))") }
    if let publisher = reference.publisher { parts.append("\(publisher)") }
    return parts.joined(separator: ", ")
  }

  /// The address without what every address begins with.
  private func shown(_ link: String) -> String {
    let address = link.removingPercentEncoding ?? link
    let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    return rest.hasPrefix("doi.org/") ? "doi:\(rest.dropFirst("doi.org/".count))" : String(rest)
  }
}
