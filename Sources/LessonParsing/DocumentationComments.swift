import CourseModel

/// A doc comment as prose: its summary, discussion, and what it says of parameters and results.
///
///     parseDocumentation("The sum.\n\n- Parameter x: What is summed.") { name in
///       name == "Tensor" ? "symbol:NN.Tensor" : nil
///     }
///
/// Code in the text that `link` knows as a symbol becomes a link to it. HTML in the comment is text.
public func parseDocumentation(
  _ comment: String, link: @escaping (String) -> String?
) -> DocumentationComment {
  var reader = CommentReader(writer: CommentWriter(link: link))
  for node in parseCommonMark(SourceText(comment, file: "")).children { reader.read(node) }
  return reader.comment
}

private struct CommentReader {
  let writer: CommentWriter
  var comment = DocumentationComment()

  mutating func read(_ node: MarkdownNode) {
    switch node.kind {
    case .paragraph where comment.summary == nil && comment.discussion.isEmpty:
      comment.summary = writer.inline(node.children)
    case .codeBlock(let code):
      comment.discussion.append(
        .listing(
          Listing(language: "swift", source: code, location: SourceLocation(file: "", line: 1))))
    case .list: readList(node)
    default: comment.discussion.append(.prose(Prose([.html(writer.block(node))])))
    }
  }

  /// Items such as `- Parameter x: …` are taken out; what remains is a list of the discussion.
  private mutating func readList(_ list: MarkdownNode) {
    var rest = list
    rest.children = list.children.filter { !readField($0) }
    if !rest.children.isEmpty {
      comment.discussion.append(.prose(Prose([.html(writer.block(rest))])))
    }
  }

  private mutating func readField(_ item: MarkdownNode) -> Bool {
    guard let (name, content) = field(item) else { return false }
    switch name.lowercased() {
    case "returns": comment.returns = writer.inline(content)
    case "throws": comment.throwing = writer.inline(content)
    case "parameters":
      for case let child in item.children where child.isList {
        for entry in child.children {
          guard let (name, content) = field(entry) else { continue }
          comment.parameters.append(.init(name: name, text: writer.inline(content)))
        }
      }
    case let word where word.hasPrefix("parameter "):
      let parameter = String(name.dropFirst("parameter ".count)).trimmed
      comment.parameters.append(.init(name: parameter, text: writer.inline(content)))
    default: return false
    }
    return true
  }

  /// The word before an item's colon, and the inline nodes after it.
  private func field(_ item: MarkdownNode) -> (name: String, content: [MarkdownNode])? {
    guard let paragraph = item.children.first, case .paragraph = paragraph.kind,
      let first = paragraph.children.first, case .text(let text) = first.kind,
      let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count < 60
    else { return nil }
    var rest = first
    rest.kind = .text(String(text[text.index(after: colon)...]).trimmingLeadingSpaces)
    let more = item.children.dropFirst().filter { !$0.isList }.flatMap(\.children)
    return (String(text[..<colon]).trimmed, [rest] + paragraph.children.dropFirst() + more)
  }
}

/// Nodes of a doc comment as HTML; everything that was written is escaped.
private struct CommentWriter {
  let link: (String) -> String?

  func inline(_ nodes: [MarkdownNode]) -> Prose { Prose([.html(html(nodes))]) }

  func block(_ node: MarkdownNode) -> String {
    let content = html(node.children)
    switch node.kind {
    case .paragraph: return "<p>\(content)</p>\n"
    case .list(let start, _):
      return start == nil ? "<ul>\n\(content)</ul>\n" : "<ol>\n\(content)</ol>\n"
    case .quote: return "<blockquote>\n\(content)</blockquote>\n"
    case .heading: return "<p><strong>\(content)</strong></p>\n"
    case .codeBlock(let code): return "<pre><code>\(escapedForHTML(code))</code></pre>\n"
    case .htmlBlock(let text): return "<p>\(escapedForHTML(text))</p>\n"
    case .rule: return "<hr>\n"
    default: return html([node])
    }
  }

  private func html(_ nodes: [MarkdownNode]) -> String {
    nodes.map(html).joined()
  }

  private func html(_ node: MarkdownNode) -> String {
    switch node.kind {
    case .text(let text), .inlineHTML(let text): return escapedForHTML(text)
    case .softBreak: return "\n"
    case .lineBreak: return "<br>\n"
    case .emphasis: return "<em>\(html(node.children))</em>"
    case .strong: return "<strong>\(html(node.children))</strong>"
    case .code(let code):
      let text = "<code>\(escapedForHTML(code))</code>"
      return link(code).map { "<a href=\"\(escapedForHTML($0))\">\(text)</a>" } ?? text
    case .link(let url, _) where url.hasPrefix("https://"):
      return "<a href=\"\(escapedForHTML(url))\" rel=\"noopener\">\(html(node.children))</a>"
    case .link, .image: return html(node.children)
    case .item:
      let isTight = node.children.count == 1
      return "<li>\(isTight ? html(node.children[0].children) : html(node.children))</li>\n"
    default: return block(node)
    }
  }
}

extension MarkdownNode {
  fileprivate var isList: Bool { if case .list = kind { true } else { false } }
}

extension String {
  fileprivate var trimmingLeadingSpaces: String { String(drop { $0 == " " }) }
}
