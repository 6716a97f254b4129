import CourseModel

/// The front page of the reference: every type and function by module and topic, then every name.
struct ReferencePage {
  let site: SiteContext

  var page: Page {
    let modules = site.documentation.modules
    let contents = ContentsView(
      blocks: [], in: PageContext(site: site, folder: "reference"),
      after: modules.map { (id: "module-\($0.name)", title: $0.name) }
        + [(id: "every-name", title: "Every name")])
    let course = site.outline.course.title
    return Page(
      kind: .reference, course: course, title: "Reference",
      description: "Every type and function that lessons and exercises can use.",
      contents: contents.sidebar,
      body: """
        <article>
        <header class="title-block">
        <h1>Reference</h1>
        <p class="summary">Every type and function that a cell can use.</p>
        <ul class="facts"><li><a href="symbols.html">Where lessons use them</a></li></ul>
        </header>
        \(modules.map(html).joined())\(everyName)</article>\n
        """,
      usesMathematics: false)
  }

  private func html(for module: Documentation.Module) -> HTML {
    let topics = Dictionary(
      grouping: module.types.map(\.symbol) + module.functions,
      by: { Topic(module: module.name, name: $0.topic) })
    let sections = topics.keys.sorted { $0.name < $1.name }.map { topic in
      html(for: topic, topics[topic] ?? [], isAlone: topics.count == 1)
    }
    return """
      <section aria-labelledby="module-\(module.name)">
      <h2 id="module-\(module.name)">\(module.name)</h2>
      \(sections.joined())</section>\n
      """
  }

  private func html(for topic: Topic, _ symbols: [DocumentedSymbol], isAlone: Bool) -> HTML {
    let types = symbols.filter(\.isType).map { symbol -> HTML in
      link(symbol.path.joined(separator: "."), to: symbol.address)
    }
    var seen: Set<String> = []
    let functions = symbols.filter { !$0.isType && seen.insert($0.baseName).inserted }
      .map { link($0.baseName, to: $0.address) }
    let title: HTML = isAlone ? "" : "<h3 id=\"\(topic.anchor)\">\(topic.title)</h3>\n"
    return "\(title)\(list(types))\(list(functions))"
  }

  private func list(_ items: [HTML]) -> HTML {
    if items.isEmpty { return "" }
    return "<ul class=\"names\">\n\(items.map { "<li>\($0)</li>\n" as HTML }.joined())</ul>\n"
  }

  private func link(_ name: String, to address: SymbolAddress) -> HTML {
    "<a href=\"\(address.href)\"><code>\(name)</code></a>"
  }

  /// As the index of a book: a name, and the types that have a member of it.
  private var everyName: HTML {
    var places: [String: [(owner: String, address: SymbolAddress)]] = [:]
    for module in site.documentation.modules {
      for symbol in module.types.map(\.symbol) + module.functions {
        places[symbol.baseName, default: []].append((module.name, symbol.address))
      }
      for type in module.types {
        let owner = type.symbol.path.joined(separator: ".")
        for member in type.members where member.kind != .initializer {
          places[member.baseName, default: []].append((owner, member.address))
        }
      }
    }
    let entries = places.keys.sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }.map {
      name -> HTML in
      var owners: Set<String> = []
      let links = (places[name] ?? []).filter { owners.insert($0.owner).inserted }.map {
        "<a href=\"\($0.address.href)\">\($0.owner)</a>" as HTML
      }
      return "<dt><code>\(name)</code></dt><dd>\(links.joined(separator: ", "))</dd>\n"
    }
    return """
      <section aria-labelledby="every-name">
      <h2 id="every-name">Every name</h2>
      <dl class="every-name">
      \(entries.joined())</dl>
      </section>\n
      """
  }
}

/// The symbols that lessons use, each with the cells that do.
struct SymbolsPage {
  let site: SiteContext

  var page: Page {
    let course = site.outline.course.title
    let symbols = used
    let modules = site.documentation.modules.map(\.name)
    let sections = modules.compactMap { module -> HTML? in
      let own = symbols.filter { $0.symbol.module == module }
      if own.isEmpty { return nil }
      return """
        <section aria-labelledby="module-\(module)">
        <h2 id="module-\(module)">\(module)</h2>
        <dl class="used-symbols">
        \(own.map(html).joined())</dl>
        </section>\n
        """
    }
    return Page(
      kind: .reference, course: course, title: "The libraries in the lessons",
      description: "Every symbol of the libraries that a lesson uses, with the cells that do.",
      position: "<p class=\"position\"><span><a href=\"reference.html\">Reference</a></span></p>",
      body: """
        <article>
        <header class="title-block">
        <h1>The libraries in the lessons</h1>
        <p class="summary">What lessons use of the libraries, and in which cells.</p>
        </header>
        \(sections.joined())</article>\n
        """,
      usesMathematics: false)
  }

  private typealias Used = (symbol: SymbolLink, uses: [Library.Use])

  private var used: [Used] {
    // Functions of one name on one page are one entry.
    var families: [[String]: Set<SymbolLink>] = [:]
    for link in site.library.links.values.joined().joined() {
      var link = link
      (link.start, link.end) = (0, 0)
      families[[link.name, link.address.page], default: []].insert(link)
    }
    return families.values.compactMap { family -> Used? in
      let links = family.sorted { $0.address.description < $1.address.description }
      let uses = Set(links.flatMap { site.library.uses[$0.address] ?? [] })
      if uses.isEmpty { return nil }
      return (links[0], uses.sorted { ($0.lesson, $0.cell) < ($1.lesson, $1.cell) })
    }
    .sorted {
      ($0.0.name.lowercased(), $0.0.name, $0.0.address.description)
        < ($1.0.name.lowercased(), $1.0.name, $1.0.address.description)
    }
  }

  private func html(for used: Used) -> HTML {
    let lessons = Dictionary(grouping: used.uses, by: \.lesson)
    let places = lessons.keys.sorted().map { number -> HTML in
      let cells = (lessons[number] ?? []).map { use -> HTML in
        "<a href=\"\(use.file)#\(use.anchor)\" aria-label=\"Lesson \(number), cell \(use.cell)\">\(use.cell)</a>"
      }
      return "<span>lesson \(number): \(cells.joined(separator: ", "))</span>"
    }
    return """
      <dt><a href="\(used.symbol.address.href)"><code>\(used.symbol.name)</code></a></dt>\
      <dd>\(places.joined(separator: " "))</dd>\n
      """
  }
}
