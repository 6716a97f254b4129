import CourseModel
import Foundation

/// What can be found on the site, as a script that hands it to `search.js`.
///
/// Lessons, exercises and terms are one file, the reference is another. A script and not JSON, as a page opened from a file may load no other thing. It holds the text
/// alone; the browser makes its index of it when the reader first searches.
struct SearchIndex: Encodable {
  /// A page: its file, its title, what kind of thing it is and what to say of it.
  struct PageEntry: Encodable {
    var file: String
    var title: String
    var kind: String
    var detail: String
    /// Its parts: anchor, title, text.
    var units: [[String]]
  }

  static let file = "assets/search-index.js"
  static let referenceFile = "assets/search-reference.js"

  private(set) var pages: [PageEntry] = []

  init(_ site: SiteContext) {
    pages = site.outline.steps.map { lesson($0, in: site) }
    pages += site.outline.exercises.map { exercise($0, in: site) }
    pages += glossary(in: site)
  }

  /// What the reference has to be found: a file of its own, as it changes when the libraries do.
  init(_ documentation: Documentation) {
    pages = documentation.modules.flatMap(reference)
  }

  /// The file's contents. `<` is escaped, so that no text could end a script that includes it.
  var script: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(pages) else {
      preconditionFailure("Strings always encode.")
    }
    let json = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "<", with: "\\u003c")
    return "gradusSearch.take(\(json));\n"
  }

  private func lesson(_ step: Outline.Step, in site: SiteContext) -> PageEntry {
    var units = [["", "", step.lesson.summary + " " + step.lesson.goals.joined(separator: ". ")]]
    let links = site.library.links[step.lesson.name] ?? []
    func add(_ text: String) { units[units.count - 1][2] += " " + text }
    for block in step.lesson.blocks {
      switch block {
      case .heading(_, let id, let prose): units.append([id, plainText(prose), ""])
      case .cell(let cell):
        add(cell.caption ?? "")
        if cell.index < links.count { add(links[cell.index].map(\.name).joined(separator: " ")) }
      default: add(plainText([block]))
      }
    }
    return PageEntry(
      file: step.file, title: step.lesson.title, kind: "lesson", detail: "Lesson \(step.number)",
      units: units.map(trimmed))
  }

  private func exercise(_ exercise: Exercise, in site: SiteContext) -> PageEntry {
    let lesson = site.outline.step(named: exercise.lesson)
    let text = plainText(exercise.statement) + " " + exercise.name
    return PageEntry(
      file: exercise.file, title: exercise.title, kind: "exercise",
      detail: "Exercise" + (lesson.map { " of lesson \($0.number)" } ?? ""),
      units: [["", "", text]])
  }

  private func glossary(in site: SiteContext) -> [PageEntry] {
    let terms = site.outline.course.glossary.terms
    if terms.isEmpty { return [] }
    let units = terms.map { term in
      [term.id, ([term.name] + term.aliases).joined(separator: ", "), plainText(term.definition)]
    }
    return [
      PageEntry(
        file: "glossary.html", title: "Glossary", kind: "term", detail: "Glossary", units: units)
    ]
  }

  private func reference(_ module: Documentation.Module) -> [PageEntry] {
    let types = module.types.map { type -> PageEntry in
      let name = type.symbol.path.joined(separator: ".")
      var seen: Set<String> = []
      let members = type.members.filter {
        $0.kind != .initializer && seen.insert($0.baseName).inserted
      }
      return PageEntry(
        file: "\(type.symbol.page).html", title: name, kind: "symbol", detail: module.name,
        units: [["", "", summary(of: type.symbol)]]
          + members.map { [$0.anchor, "\(name).\($0.baseName)", summary(of: $0)] })
    }
    let pages = Dictionary(grouping: module.functions, by: \.page)
    let functions = pages.keys.sorted().compactMap { page -> PageEntry? in
      guard let all = pages[page], let first = all.first else { return nil }
      var seen: Set<String> = []
      let units = all.filter { seen.insert($0.baseName).inserted }.map {
        [$0.anchor, $0.baseName, summary(of: $0)]
      }
      return PageEntry(
        file: "\(page).html",
        title: "\(Topic(module: module.name, name: first.topic).title): functions",
        kind: "symbol", detail: module.name, units: units)
    }
    return types + functions
  }

  private func summary(of symbol: DocumentedSymbol) -> String {
    symbol.comment.summary.map(plainText) ?? ""
  }

  private func trimmed(_ unit: [String]) -> [String] {
    unit.map { $0.split(separator: " ").joined(separator: " ") }
  }
}

/// The page that searches, for those who come to it by its address.
struct SearchPage {
  let site: SiteContext

  var page: Page {
    var others: [HTML] = [
      "<li><a href=\"index.html\">Contents</a></li>\n",
      "<li><a href=\"map.html\">Map of lessons</a></li>\n",
    ]
    if !site.outline.course.glossary.terms.isEmpty {
      others.append("<li><a href=\"glossary.html\">Glossary</a></li>\n")
    }
    if !site.library.isEmpty {
      others.append("<li><a href=\"reference.html\">Reference</a></li>\n")
    }
    return Page(
      kind: .search, course: site.outline.course.title, title: "Search",
      description: "Search the lessons, exercises, glossary and reference.",
      body: """
        <article>
        <header class="title-block">
        <h1>Search</h1>
        </header>
        <div class="search-place"></div>
        <noscript><p>Searching needs JavaScript. Without it, these pages lead everywhere:</p></noscript>
        <ul class="search-others">
        \(others.joined())</ul>
        </article>\n
        """,
      usesMathematics: false)
  }
}
