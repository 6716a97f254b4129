import CourseModel

/// Turns Markdown into blocks, one for each block at the top level of the text.
struct BlockBuilder {
  /// What the text is part of: cells and exercises stand in the file itself.
  enum Container: String { case file, aside, quiz, solution, hint }

  let draft: Draft
  var container = Container.file
}

extension BlockBuilder {
  func blocks(of text: SourceText) -> [Block] {
    let (document, nodes) = parse(text)
    return nodes.compactMap { block($0, in: document) }
  }

  /// The top-level nodes of the text and the spans that were protected from CommonMark.
  func parse(_ text: SourceText) -> (document: ProtectedText, nodes: [MarkdownNode]) {
    var text = text
    // CommonMark itself says where code is: nothing in it is mathematics.
    let codeLines = codeLines(of: parseCommonMark(text))
    for (again, first) in draft.footnotes.extract(from: &text, codeLines: codeLines) {
      draft.error(
        at: again.location, "the footnote `\(again.label)` is defined twice",
        suggestion: "label this one differently",
        notes: [.init(location: first.location, message: "first defined here")])
    }
    var scanner = SpanScanner(text, codeLines: codeLines)
    let (document, diagnostics) = scanner.protect()
    draft.diagnostics += diagnostics
    return (document, parseCommonMark(document.text).children)
  }

  /// The indices of the lines that belong to code blocks.
  private func codeLines(of node: MarkdownNode) -> Set<Int> {
    if case .codeBlock = node.kind { return Set((node.line - 1)..<max(node.line, node.lastLine)) }
    return node.children.reduce(into: []) { $0.formUnion(codeLines(of: $1)) }
  }
}

extension BlockBuilder {
  func block(_ node: MarkdownNode, in document: ProtectedText) -> Block? {
    switch node.kind {
    case .heading(let level): return heading(node, level: level, in: document)
    case .codeBlock(let code): return codeBlock(node, code, in: document)
    case .htmlBlock(let html) where isComment(html): return nil
    case .paragraph:
      let lines = document.text.lines[(node.line - 1)..<node.lastLine].map(\.text)
      if let table = captionedTable(lines, at: node, in: document) { return .table(table) }
      if let table = PipeTable(lines) { return .table(prose(of: table, at: node, in: document)) }
      reportLookalikes(in: lines, at: node, in: document)
    default: break
    }
    return .prose(prose(of: [node], in: document))
  }

  func prose(of nodes: [MarkdownNode], in document: ProtectedText) -> Prose {
    var writer = ProseWriter(document, draft: draft)
    writer.write(nodes)
    return writer.prose
  }

  private func heading(_ node: MarkdownNode, level: Int, in document: ProtectedText) -> Block {
    if level == 1 {
      draft.error(
        at: document.text.location(line: node.line, column: node.column),
        "the title stands in the front matter, so no heading has the first level",
        suggestion: "begin sections with `##`")
    }
    let id = draft.anchor(for: node.plainText(in: document))
    return .heading(level: level, id: id, prose(of: node.children, in: document))
  }

  /// What was meant as a fence or a table and is a paragraph to CommonMark.
  private func reportLookalikes(
    in lines: [String], at node: MarkdownNode, in document: ProtectedText
  ) {
    for (index, line) in lines.enumerated() {
      let location = document.text.location(line: node.line + index)
      let restored = document.restored(line)
      if restored.hasPrefix("```") {
        draft.hasBrokenFence = true
        draft.error(
          at: location, "a fence of backticks can have no backtick after it",
          suggestion: "use `~~~` for the fence, or leave the backticks out of its options")
      } else if index > 0, PipeTable.begins(Array(lines[index...])) {
        draft.error(
          at: location, "this table runs on from the paragraph above it",
          suggestion: "put an empty line before the table")
        return
      } else if line.hasPrefix("|"), index + 1 < lines.count, lines[index + 1].hasPrefix("|"),
        index == 0
      {
        draft.error(
          at: document.text.location(line: node.line + 1),
          "the second line of a table aligns its columns",
          suggestion: "write `| --- | --- |`, with one group of dashes a column")
        return
      }
    }
  }

  func prose(
    of table: PipeTable, at node: MarkdownNode, in document: ProtectedText
  ) -> ProseTable {
    func prose(_ field: PipeTable.Field) -> Prose {
      let line = document.text.lines[node.line - 1 + field.line]
      var text = document.text
      // As a heading a cell is inline text, whatever it begins with.
      let ending = field.text.hasSuffix("#") ? String(UnicodeScalar(ProtectedText.filler)) : ""
      text.lines = [
        SourceText.Line(
          text: "# \(field.text)\(ending)", number: line.number,
          column: line.column + field.offset - 2)
      ]
      var cell = document
      cell.text = text
      var writer = ProseWriter(cell, draft: draft, isTableCell: true)
      writer.write(parseCommonMark(text).children.flatMap(\.children))
      return writer.prose
    }
    func row(_ fields: [PipeTable.Field]) -> [Prose] {
      let columns = table.alignments.count
      if fields.count != columns, let field = fields.first {
        draft.error(
          at: document.text.location(line: node.line + field.line, column: field.offset + 1),
          "this row has \(counted(fields.count, "cell")), the table \(counted(columns, "column"))",
          suggestion: "write `\\|` for a bar inside a cell")
      }
      return fields.map(prose)
    }
    return ProseTable(
      alignments: table.alignments, header: row(table.header), rows: table.rows.map(row))
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
