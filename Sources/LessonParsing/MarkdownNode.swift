/// A node of a CommonMark document as a plain value.
struct MarkdownNode {
  enum Kind {
    case document, quote, item, paragraph, rule
    /// `start` is the first number of an ordered list.
    case list(start: Int?, isTight: Bool)
    case heading(level: Int)
    case codeBlock(String)
    case htmlBlock(String)
    case text(String)
    case softBreak, lineBreak, emphasis, strong
    case code(String)
    case inlineHTML(String)
    case link(url: String, title: String)
    case image(url: String, title: String)
  }

  var kind: Kind
  /// Lines and columns count from 1 in the text that was parsed.
  var line: Int
  var column: Int
  var lastLine: Int
  var children: [MarkdownNode]
}
