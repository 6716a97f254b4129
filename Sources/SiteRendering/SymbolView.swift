import CourseModel

/// One symbol of a page of the reference: how it is declared, what its comment says.
struct SymbolView {
  let symbol: DocumentedSymbol
  /// The heading's tag.
  var level: HTML = "h3"

  func html(in page: PageContext) -> HTML {
    """
    <section class="symbol">
    <\(level) id="\(symbol.anchor)" class="declaration"><code>\
    \(DeclarationView(pieces: symbol.declaration).html)</code>\
    <a class="anchor" href="\(symbol.address.href)" aria-hidden="true" tabindex="-1">§</a></\(level)>
    \(CommentView(comment: symbol.comment).html(in: page))\(uses(in: page))</section>\n
    """
  }

  private func uses(in page: PageContext) -> HTML {
    UsesView(uses: page.site.library.uses[symbol.address] ?? []).html
  }
}

/// A doc comment: summary, discussion, then parameters and what comes back.
struct CommentView {
  let comment: DocumentationComment

  func html(in page: PageContext) -> HTML {
    let summary: HTML =
      comment.summary.map { "<p>\(ProseView(prose: $0).html(in: page))</p>\n" } ?? ""
    return "\(summary)\(details(in: page))"
  }

  /// Everything but the summary.
  func details(in page: PageContext) -> HTML {
    var entries = comment.parameters.map { entry -> HTML in
      "<dt><code>\(entry.name)</code></dt><dd>\(ProseView(prose: entry.text).html(in: page))</dd>\n"
    }
    if let returns = comment.returns {
      entries.append("<dt>Returns</dt><dd>\(ProseView(prose: returns).html(in: page))</dd>\n")
    }
    if let throwing = comment.throwing {
      entries.append("<dt>Throws</dt><dd>\(ProseView(prose: throwing).html(in: page))</dd>\n")
    }
    let list: HTML =
      entries.isEmpty ? "" : "<dl class=\"parameters\">\n\(entries.joined())</dl>\n"
    return "\(comment.discussion.html(in: page))\(list)"
  }
}

/// Where lessons use a symbol: a link to each lesson's first cell that does.
struct UsesView {
  let uses: [Library.Use]

  var html: HTML {
    if uses.isEmpty { return "" }
    return "<p class=\"uses\">Used in \(links)</p>\n"
  }

  var links: HTML {
    var lessons: Set<Int> = []
    return uses.filter { lessons.insert($0.lesson).inserted }.map { use -> HTML in
      "<a href=\"\(use.file)#\(use.anchor)\">lesson \(use.lesson)</a>"
    }.joined(separator: ", ")
  }
}
