import CourseModel

/// A type of a library as a page: its declaration, what it is for, its members by kind.
struct TypePage {
  let type: DocumentedType
  let site: SiteContext

  var page: Page {
    let context = PageContext(site: site, folder: "reference")
    let symbol = type.symbol
    let sections = MemberGroup.all.compactMap { group -> (MemberGroup, [DocumentedSymbol])? in
      let members = type.members.filter { group.kinds.contains($0.kind) }
      return members.isEmpty ? nil : (group, members)
    }
    let contents = ContentsView(
      blocks: [], in: context, after: sections.map { (id: $0.0.id, title: $0.0.title) })
    let name = symbol.path.joined(separator: ".")
    return Page(
      kind: .reference, course: site.outline.course.title, title: name,
      description: symbol.comment.summary.map(plainText) ?? "\(name) in \(symbol.module)",
      position: ReferencePosition(symbol: symbol).html, contents: contents.sidebar,
      body: """
        <article>
        <header class="title-block">
        <p class="eyebrow">\(kind) <span class="soft">· \(ReferencePosition(symbol: symbol).links)\
        </span></p>
        <h1>\(name)</h1>
        \(summary(in: context))</header>
        <div class="code declared"><pre><code class="language-swift">\(declaration)</code></pre></div>
        \(CommentView(comment: symbol.comment).details(in: context))\
        \(UsesView(uses: site.library.uses(onPage: symbol.page)).html)\
        \(sections.map { html(for: $0.0, $0.1, in: context) }.joined())</article>\n
        """,
      navigation: "", usesMathematics: false)
  }

  private var kind: String {
    type.symbol.kind == .enum ? "Enumeration" : type.symbol.kind.rawValue.capitalized
  }

  private func summary(in page: PageContext) -> HTML {
    guard let summary = type.symbol.comment.summary else { return "" }
    return "<p class=\"summary\">\(ProseView(prose: summary).html(in: page))</p>\n"
  }

  /// The declaration with what the type inherits, which symbol graphs keep apart.
  private var declaration: HTML {
    let names = type.inherits.map { DeclarationView(pieces: [$0]).html }
    let declaration = DeclarationView(pieces: type.symbol.declaration).html
    return names.isEmpty ? declaration : "\(declaration): \(names.joined(separator: ", "))"
  }

  private func html(
    for group: MemberGroup, _ members: [DocumentedSymbol], in page: PageContext
  ) -> HTML {
    """
    <section aria-labelledby="\(group.id)">
    <h2 id="\(group.id)">\(group.title)</h2>
    \(members.map { SymbolView(symbol: $0).html(in: page) }.joined())</section>\n
    """
  }
}

/// The sections of a type's page. Their ids cannot be those of members, which are Swift names.
private struct MemberGroup {
  var id: String
  var title: String
  var kinds: Set<DocumentedSymbol.Kind>

  static let all = [
    MemberGroup(id: "group-cases", title: "Cases", kinds: [.case]),
    MemberGroup(id: "group-initializers", title: "Making one", kinds: [.initializer]),
    MemberGroup(
      id: "group-static", title: "On the type itself", kinds: [.typeMethod, .typeProperty]),
    MemberGroup(id: "group-properties", title: "Properties", kinds: [.property]),
    MemberGroup(id: "group-methods", title: "Methods", kinds: [.method, .subscript]),
    MemberGroup(id: "group-operators", title: "Operators", kinds: [.operator]),
  ]
}

/// Where a page of the reference belongs: its module and topic.
struct ReferencePosition {
  let symbol: DocumentedSymbol

  var html: HTML {
    "<p class=\"position\"><span><a href=\"reference.html\">Reference</a></span></p>"
  }

  var links: HTML {
    let module = "<a href=\"reference.html#module-\(symbol.module)\">\(symbol.module)</a>" as HTML
    if symbol.topic.isEmpty { return module }
    let topic = Topic(module: symbol.module, name: symbol.topic)
    return "\(module), <a href=\"reference.html#\(topic.anchor)\">\(topic.title)</a>"
  }
}

/// A folder of a library's sources as readers see it: `ShallowModels` is “Shallow models”.
struct Topic: Hashable {
  var module: String
  var name: String

  var anchor: String { "topic-\(module)-\(name)" }

  var title: String {
    if name.isEmpty { return "General" }
    var words = ""
    for character in name {
      if character.isUppercase, !words.isEmpty { words += " " }
      words += words.isEmpty ? String(character) : character.lowercased()
    }
    return words
  }
}
