import CourseModel

/// The on-page table of contents: beside the text on wide screens, a closed fold on narrow ones.
///
/// Both forms are written and the style shows one, so that neither needs a script.
struct ContentsView {
  private struct Entry {
    var level: Int
    var id: String
    var title: HTML
  }

  private let entries: [Entry]

  init(blocks: [Block], in page: PageContext, after more: [(id: String, title: String)] = []) {
    entries =
      blocks.compactMap { block in
        guard case .heading(let level, let id, let prose) = block, level <= 3 else { return nil }
        return Entry(level: max(level, 2), id: id, title: prose.inlineHTML(in: page))
      } + more.map { Entry(level: 2, id: $0.id, title: "\($0.title)") }
  }

  /// For the place beside the text.
  var sidebar: HTML {
    guard entries.count > 1 else { return "" }
    return """
      <nav class="contents" aria-label="On this page">
      <p class="contents-title">On this page</p>
      \(list)</nav>
      """
  }

  /// For the place above the text.
  var fold: HTML {
    guard entries.count > 1 else { return "" }
    return """
      <nav class="contents-fold" aria-label="Contents of this page"><details>
      <summary>On this page</summary>
      \(list)</details></nav>\n
      """
  }

  private var list: HTML {
    var html: HTML = "<ol>\n"
    var isNested = false
    for (index, entry) in entries.enumerated() {
      if entry.level == 3, !isNested, index > 0 {
        html += "<ol>\n"
        isNested = true
      } else if entry.level == 2, isNested {
        html += "</li>\n</ol></li>\n"
        isNested = false
      } else if index > 0 {
        html += "</li>\n"
      }
      html += "<li><a href=\"#\(entry.id)\">\(entry.title)</a>"
    }
    if isNested { html += "</li>\n</ol>" }
    html += "</li>\n</ol>\n"
    return html
  }
}
