import CourseModel

/// Code that is shown and not run, under the name of the file it comes from.
struct ListingView {
  let listing: Listing

  func html(in page: PageContext) -> HTML {
    let code = CodeView(
      source: listing.source, language: listing.language, numbersLines: listing.numbersLines
    ).html(in: page)
    var lines: [HTML] = []
    var anchor: HTML = ""
    if let caption = listing.caption {
      let number = page.next(.listing)
      anchor = " id=\"\(listing.label ?? "listing-\(number)")\""
      lines.append("<b>Listing \(number)</b> \(caption)")
    }
    if let reference = listing.reference {
      lines.append("<span class=\"listing-source\">\(sourceName(reference))</span>")
    }
    let caption: HTML =
      lines.isEmpty ? "" : "<figcaption>\(lines.joined(separator: "\n"))</figcaption>\n"
    return "<figure class=\"cell listing\"\(anchor)>\n\(caption)\(code)</figure>\n"
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
  /// The style numbers the lines, so that no number is ever copied with the code.
  var numbersLines = false
  /// The documented symbols that it names.
  var links: [SymbolLink] = []

  func html(in page: PageContext) -> HTML {
    var text = source
    while text.last?.isNewline == true { text.removeLast() }
    let code = page.site.highlighting.html(
      for: text, language: language, marked: marked, numbersLines: numbersLines, links: links)
    return """
      <div class="code\(numbersLines ? " numbered-lines" : "")"><pre><code class="language-\(language)">\(code)</code></pre></div>\n
      """
  }
}
