import CourseModel

extension BlockBuilder {
  /// The notes that the text mentions as one block to close the file with, in their order.
  func notes() -> Block? {
    var items: [Prose.Fragment] = []
    var index = 0
    // A note may mention a further one.
    while index < draft.footnotes.mentioned.count {
      let label = draft.footnotes.mentioned[index]
      index += 1
      guard let note = draft.footnotes.definitions.first(where: { $0.label == label }) else {
        continue
      }
      let (document, nodes) = parse(note.text)
      let id = "\(draft.idPrefix)note.\(index)"
      var writer = ProseWriter(document, draft: draft)
      writer.write(html: "<li id=\"\(id)\">")
      writer.write(nodes)
      writer.write(
        html: "<a href=\"#\(id).mark\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩</a>")
      writer.write(html: "</li>\n")
      items += writer.prose.fragments
    }
    for unused in draft.footnotes.definitions
    where !draft.footnotes.mentioned.contains(unused.label) {
      draft.warn(
        at: unused.location, "nothing mentions the footnote `\(unused.label)`",
        suggestion: "write `[^\(unused.label)]` where it belongs")
    }
    guard !items.isEmpty else { return nil }
    let opening = "<section class=\"notes\" role=\"doc-endnotes\">\n<ol>\n"
    return .notes(Prose([.html(opening)] + items + [.html("</ol>\n</section>\n")]))
  }
}
