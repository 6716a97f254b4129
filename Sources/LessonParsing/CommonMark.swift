import CCmark

/// Parses CommonMark with libcmark: the only place that knows it.
///
/// Straight quotes become curly, `--` and `---` dashes.
func parseCommonMark(_ text: SourceText) -> MarkdownNode {
  let markdown = text.joined
  guard let document = cmark_parse_document(markdown, markdown.utf8.count, CMARK_OPT_SMART) else {
    preconditionFailure("libcmark answers every text with a document.")
  }
  defer { cmark_node_free(document) }
  cmark_consolidate_text_nodes(document)
  return TreeReader(lines: text.lines.map(\.text)).read(document, within: nil)
}

private struct TreeReader {
  let lines: [String]

  /// `block` is the paragraph or heading that the node stands in.
  func read(_ node: OpaquePointer, within block: OpaquePointer?) -> MarkdownNode {
    let isLeafBlock = [CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING].contains(cmark_node_get_type(node))
    var children: [MarkdownNode] = []
    var child = cmark_node_first_child(node)
    while let next = child {
      children.append(read(next, within: isLeafBlock ? node : block))
      child = cmark_node_next(next)
    }
    var line = Int(cmark_node_get_start_line(node))
    // libcmark gives a link the line on which it ends.
    if let first = children.first(where: { $0.line > 0 }), block != nil { line = first.line }
    return MarkdownNode(
      kind: kind(of: node), line: line, column: column(of: node, line: line, within: block),
      lastLine: Int(cmark_node_get_end_line(node)), children: children)
  }

  /// libcmark counts an inline's column as if every line of its paragraph were indented as the
  /// first one is.
  private func column(of node: OpaquePointer, line: Int, within block: OpaquePointer?) -> Int {
    let column = Int(cmark_node_get_start_column(node))
    guard let block, line > Int(cmark_node_get_start_line(block)), lines.indices.contains(line - 1)
    else { return column }
    let indentation = lines[line - 1].utf8.prefix { byte in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ">")
    }
    return column - (Int(cmark_node_get_start_column(block)) - 1) + indentation.count
  }

  private func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_LIST:
      .list(
        start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
          ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_CODE_BLOCK: .codeBlock(string(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock(string(cmark_node_get_literal(node)))
    case CMARK_NODE_TEXT: .text(string(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_CODE: .code(string(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_INLINE: .inlineHTML(string(cmark_node_get_literal(node)))
    case CMARK_NODE_LINK:
      .link(url: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      .image(url: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default: preconditionFailure("libcmark parses no other kind of node.")
    }
  }

  private func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
