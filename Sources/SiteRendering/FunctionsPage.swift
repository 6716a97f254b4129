import CourseModel

/// The functions of one topic that belong to no type, by name.
struct FunctionsPage {
  /// All of one page, those of a name together.
  let functions: [DocumentedSymbol]
  let site: SiteContext

  var page: Page {
    let context = PageContext(site: site, folder: "reference")
    let first = functions[0]
    let topic = Topic(module: first.module, name: first.topic)
    let title = topic.name.isEmpty ? "Functions of \(first.module)" : "\(topic.title): functions"
    let contents = ContentsView(
      blocks: [], in: context, after: families.map { (id: "name-\($0.name)", title: $0.name) })
    return Page(
      kind: .reference, course: site.outline.course.title, title: title,
      description: "Functions of \(first.module): " + families.map(\.name).joined(separator: ", "),
      position: ReferencePosition(symbol: first).html, contents: contents.sidebar,
      body: """
        <article>
        <header class="title-block">
        <p class="eyebrow">Functions <span class="soft">· \(ReferencePosition(symbol: first).links)\
        </span></p>
        <h1>\(title)</h1>
        </header>
        \(contents.fold)\(families.map { html(for: $0, in: context) }.joined())</article>\n
        """,
      navigation: "", usesMathematics: false)
  }

  private var families: [(name: String, symbols: [DocumentedSymbol])] {
    var families: [(name: String, symbols: [DocumentedSymbol])] = []
    for function in functions {
      if families.last?.name == function.baseName {
        families[families.count - 1].symbols.append(function)
      } else {
        families.append((function.baseName, [function]))
      }
    }
    return families
  }

  private func html(
    for family: (name: String, symbols: [DocumentedSymbol]), in page: PageContext
  ) -> HTML {
    """
    <section aria-labelledby="name-\(family.name)">
    <h2 id="name-\(family.name)">\(family.name)</h2>
    \(family.symbols.map { SymbolView(symbol: $0).html(in: page) }.joined())</section>\n
    """
  }
}
