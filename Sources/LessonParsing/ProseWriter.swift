import CourseModel
import Foundation

/// Writes parsed Markdown as HTML with gaps for its mathematics and values.
///
/// Everything that the author wrote is escaped; the only tags are those written here.
struct ProseWriter {
  private let document: ProtectedText
  private let draft: Draft
  /// Inside a table's cell `\|` in code means a bar.
  private let isTableCell: Bool
  private var fragments: [Prose.Fragment] = []
  private var html = ""

  init(_ document: ProtectedText, draft: Draft, isTableCell: Bool = false) {
    self.document = document
    self.draft = draft
    self.isTableCell = isTableCell
  }
}

extension ProseWriter {
  /// What was written.
  var prose: Prose { Prose(html.isEmpty ? fragments : fragments + [.html(html)]) }

  mutating func write(html text: String) { html += text }

  mutating func write(_ nodes: [MarkdownNode]) {
    for node in nodes { write(node) }
  }

  mutating func write(_ node: MarkdownNode, isTight: Bool = false) {
    switch node.kind {
    case .document: write(node.children)
    case .quote: element("blockquote", node, newline: true)
    case .list(let start, let isTight): writeList(node, start: start, isTight: isTight)
    case .item: write(node.children)
    case .paragraph: writeParagraph(node, isTight: isTight)
    case .rule: html += "<hr>\n"
    case .heading(let level): writeHeading(node, level: level)
    case .codeBlock(let code): writeCodeBlock(node, code)
    case .htmlBlock(let text): refuse(text, at: node)
    case .text(let text): write(text)
    case .softBreak: html += "\n"
    case .lineBreak: html += "<br>\n"
    case .emphasis: element("em", node)
    case .strong: element("strong", node)
    case .code(let code): html += "<code>\(escapedForHTML(document.restored(code)))</code>"
    case .inlineHTML(let text): refuse(text, at: node)
    case .link(let url, let title): writeLink(node, url: url, title: title)
    case .image(let url, let title): writeImage(node, url: url, title: title)
    }
  }

  private mutating func write(_ text: String) {
    // The later lines of a span are empty now.
    if text.utf8.first == ProtectedText.filler, html.hasSuffix("\n") { html.removeLast() }
    for piece in document.pieces(of: text) {
      switch piece {
      case .literal(let text): html += escapedForHTML(text)
      case .span(let span): write(span)
      }
    }
  }

  private mutating func write(_ span: ProtectedText.Span) {
    switch span.kind {
    case .scalar: html += escapedForHTML(span.content)
    case .code:
      let code =
        isTableCell ? span.content.replacingOccurrences(of: "\\|", with: "|") : span.content
      html += "<code>\(escapedForHTML(code))</code>"
    case .mathematics(isDisplay: true): add(.mathematics(draft.equation(span)))
    case .mathematics(isDisplay: false):
      add(
        .mathematics(Mathematics(tex: span.content, isDisplay: false, location: span.location)))
    case .value:
      if let value = draft.value(span) { add(.value(value)) }
    case .footnote: writeFootnote(span)
    case .citation: html += draft.citation(span)
    }
  }

  private mutating func writeFootnote(_ span: ProtectedText.Span) {
    guard let (number, isFirst) = draft.footnotes.mention(span.content) else {
      let near = nearestName(
        to: span.content, in: draft.footnotes.definitions.lazy.map(\.label))
      draft.error(
        at: span.location, "there is no footnote `\(span.content)`",
        suggestion: near.map { "did you mean `[^\($0)]`?" }
          ?? "define it on a line of its own: `[^\(span.content)]: …`")
      return
    }
    let id = "\(draft.idPrefix)note.\(number)"
    let mark = isFirst ? " id=\"\(id).mark\"" : ""
    html +=
      "<sup class=\"note-mark\"><a href=\"#\(id)\"\(mark) role=\"doc-noteref\">\(number)</a></sup>"
  }

  private mutating func add(_ fragment: Prose.Fragment) {
    if !html.isEmpty { fragments.append(.html(html)) }
    html = ""
    fragments.append(fragment)
  }
}

extension ProseWriter {
  private mutating func element(_ name: String, _ node: MarkdownNode, newline: Bool = false) {
    html += newline ? "<\(name)>\n" : "<\(name)>"
    write(node.children)
    html += newline ? "</\(name)>\n" : "</\(name)>"
  }

  private mutating func writeList(_ node: MarkdownNode, start: Int?, isTight: Bool) {
    let name = start == nil ? "ul" : "ol"
    html += start.map { $0 == 1 ? "<ol>\n" : "<ol start=\"\($0)\">\n" } ?? "<ul>\n"
    for item in node.children {
      html += "<li>"
      for child in item.children {
        if !isTight || !child.isParagraph { startLine() }
        write(child, isTight: isTight)
      }
      html += "</li>\n"
    }
    html += "</\(name)>\n"
  }

  private mutating func writeParagraph(_ node: MarkdownNode, isTight: Bool) {
    let lines = document.text.lines[(node.line - 1)..<node.lastLine]
    if PipeTable.begins(lines.map(\.text)) {
      draft.error(
        at: document.text.location(line: node.line, column: node.column),
        "a table cannot stand in a list or a quotation",
        suggestion: "put it on the left margin, with empty lines around it")
    }
    if isTight {
      write(node.children)
    } else {
      element("p", node)
      html += "\n"
    }
  }

  /// A heading in a list or a quotation: no section of the lesson, so it gets no id.
  private mutating func writeHeading(_ node: MarkdownNode, level: Int) {
    element("h\(level)", node)
    html += "\n"
  }

  private mutating func writeCodeBlock(_ node: MarkdownNode, _ code: String) {
    let fence = Fence(node, code: code, in: document.text, draft: draft)
    fence.mustBeListing(draft: draft, suggestion: "put it on the left margin, outside the list")
    startLine()
    let language = fence.safeLanguage
    html += language.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(language)\">"
    html += "\(escapedForHTML(code))</code></pre>\n"
  }

  private mutating func startLine() {
    if !html.isEmpty && !html.hasSuffix("\n") { html += "\n" }
  }

  /// Comments vanish; other HTML is not let through.
  private func refuse(_ text: String, at node: MarkdownNode) {
    guard !isComment(text) else { return }
    draft.error(
      at: document.text.location(line: node.line, column: node.column),
      "HTML is not part of the lesson format: `\(firstLine(of: document.restored(text)))`",
      suggestion: "use Markdown, or write `\\<` for the character")
  }

  private mutating func writeLink(_ node: MarkdownNode, url: String, title: String) {
    let location = document.text.location(line: node.line, column: node.column)
    guard let href = draft.href(document.restored(url), at: location) else {
      write(node.children)
      return
    }
    let words = node.plainText(in: document)
    if let reference = draft.crossReference(to: href, saying: words, at: location) {
      add(.reference(reference))
      if reference.word == nil { write(node.children) }
      html += "</a>"
      return
    }
    html += "<a href=\"\(escapedForHTML(href))\""
    if !title.isEmpty { html += " title=\"\(escapedForHTML(document.restored(title)))\"" }
    if href.hasPrefix("glossary:") { html += " class=\"term\"" }
    html += href.hasPrefix("http") ? " rel=\"noopener\">" : ">"
    write(node.children)
    html += "</a>"
  }

  private mutating func writeImage(_ node: MarkdownNode, url: String, title: String) {
    let location = document.text.location(line: node.line, column: node.column)
    let alternative = node.plainText(in: document)
    if alternative.isBlank {
      draft.error(
        at: location, "this image has no text for those who cannot see it",
        suggestion: "describe it: `![what it shows](\(document.restored(url)))`")
    }
    guard let source = draft.imageSource(document.restored(url), at: location) else { return }
    html += "<img src=\"\(escapedForHTML(source))\" alt=\"\(escapedForHTML(alternative))\""
    if !title.isEmpty { html += " title=\"\(escapedForHTML(document.restored(title)))\"" }
    html += ">"
  }
}

extension MarkdownNode {
  fileprivate var isParagraph: Bool { if case .paragraph = kind { true } else { false } }

  /// The words of the node without any markup.
  func plainText(in document: ProtectedText) -> String {
    switch kind {
    case .text(let text), .code(let text): document.plain(text)
    case .softBreak, .lineBreak: " "
    default: children.map { $0.plainText(in: document) }.joined()
    }
  }
}

/// Whether HTML is one comment and nothing else.
func isComment(_ html: String) -> Bool {
  let trimmed = html.trimmingCharacters(in: .whitespacesAndNewlines)
  guard trimmed.hasPrefix("<!--"), let end = trimmed.range(of: "-->") else { return false }
  return end.upperBound == trimmed.endIndex
}

private func firstLine(of text: String) -> String {
  String(text.prefix { $0 != "\n" }.prefix(40))
}
