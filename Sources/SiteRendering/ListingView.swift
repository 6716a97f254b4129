import CourseModel

/// Code that is shown and not run, under the name of the file it comes from.
struct ListingView {
  let listing: Listing

  func html(in page: PageContext) -> HTML {
    let caption: HTML
    if let reference = listing.reference {
      caption = "<figcaption class=\"listing-source\">\(sourceName(reference))</figcaption>\n"
    } else {
      caption = ""
    }
    let code = CodeView(source: listing.source, language: listing.language).html(in: page)
    return "<figure class=\"cell listing\">\n\(caption)\(code)</figure>\n"
  }

  /// `Sources/NN/Layers/Linear.swift#forward` as file and part.
  private func sourceName(_ reference: String) -> HTML {
    let parts = reference.split(separator: "#", maxSplits: 1)
    guard parts.count == 2 else { return "<code>\(reference)</code>" }
    return "<code>\(parts[0])</code> · <code>\(parts[1])</code>"
  }
}

/// A block of code; `theme.js` gives it a button that copies it.
struct CodeView {
  let source: String
  let language: String
  /// Lines, from 0, that a failure points at.
  var marked: Set<Int> = []
  /// The documented symbols that it names.
  var links: [SymbolLink] = []

  func html(in page: PageContext) -> HTML {
    var text = source
    while text.last?.isNewline == true { text.removeLast() }
    let code = page.site.highlighting.html(
      for: text, language: language, marked: marked, links: links)
    return """
      <div class="code"><pre><code class="language-\(language)">\(code)</code></pre></div>\n
      """
  }
}
