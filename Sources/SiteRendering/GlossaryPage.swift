import CourseModel

extension Glossary {
  var digest: String {
    var fingerprint = Fingerprint()
    fingerprint.combine(self)
    return fingerprint.digest
  }
}

/// The glossary as a page: terms by the alphabet, each with the lesson that introduces it.
struct GlossaryPage {
  let site: SiteContext

  var page: Page {
    let context = PageContext(site: site, folder: "glossary")
    let course = site.outline.course
    let terms = course.glossary.terms.sorted {
      ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id)
    }
    let contents = ContentsView(
      blocks: [], in: context, after: terms.map { (id: $0.id, title: $0.name) })
    let blocks = course.glossary.introduction + terms.flatMap(\.definition)
    return Page(
      kind: .glossary, course: course.title, title: "Glossary",
      description: "The terms of the course, defined.", contents: contents.sidebar,
      body: """
        <article>
        <header class="title-block">
        <h1>Glossary</h1>
        </header>
        \(course.glossary.introduction.html(in: context))\(contents.fold)\
        \(terms.map { html(for: $0, in: context) }.joined())</article>\n
        """,
      usesMathematics: !blocks.formulas.isEmpty)
  }

  private func html(for term: Glossary.Term, in page: PageContext) -> HTML {
    let aliases: HTML =
      term.aliases.isEmpty
      ? ""
      : "<p class=\"aliases\">also \(term.aliases.map { "\($0)" as HTML }.joined(separator: ", "))</p>\n"
    return """
      <section class="term-entry" aria-labelledby="\(term.id)">
      <h2 id="\(term.id)">\(term.name)<a class="anchor" href="#\(term.id)" aria-hidden="true" \
      tabindex="-1">§</a></h2>
      \(aliases)\(term.definition.html(in: page))\(uses(of: term))</section>\n
      """
  }

  private func uses(of term: Glossary.Term) -> HTML {
    let places = term.uses.compactMap { use in
      site.outline.step(named: use.lesson).map { (use: use, step: $0) }
    }
    guard let first = places.first else { return "" }
    let others = places.dropFirst().map { place -> HTML in
      "<a href=\"\(place.step.file)#\(place.use.anchor)\">\(place.step.number)</a>"
    }
    let rest: HTML = others.isEmpty ? "" : "; used in \(others.joined(separator: ", "))"
    return """
      <p class="uses">Introduced in lesson \(first.step.number), \
      <a href="\(first.step.file)#\(first.use.anchor)">\(first.step.lesson.title)</a>\(rest)</p>\n
      """
  }
}
