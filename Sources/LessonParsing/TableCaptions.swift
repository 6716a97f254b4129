import CourseModel

/// The line above a table that numbers it: `[Table](#tab-gates): Four gates.`, or `Table: …`.
///
///     [Table](#tab-gates): Four gates, each a single unit.
///     | a | b | a and b |
///     | - | - | ------- |
///
/// On GitHub it reads as a line of its own, since there a table needs no empty line above it.
extension BlockBuilder {
  /// The table where the lines are a caption and, right under it, a table.
  func captionedTable(
    _ lines: [String], at node: MarkdownNode, in document: ProtectedText
  ) -> ProseTable? {
    guard let start = TableCaption(lines[0]) else { return nil }
    guard
      let first = lines.indices.dropFirst().first(where: { PipeTable.begins(Array(lines[$0...])) }),
      let table = PipeTable(Array(lines[first...]))
    else {
      if let label = start.label { reportWithoutTable(label, at: node, in: document) }
      return nil
    }
    var body = node
    body.line += first
    var written = prose(of: table, at: body, in: document)
    written.caption = caption(start, lines: (node.line - 1)..<(node.line - 1 + first), in: document)
    if let label = start.label {
      let location = document.text.location(line: node.line, column: node.column)
      if CrossReference.Kind(label: label).map({ $0 != .table }) ?? false {
        draft.error(
          at: location, "`\(label)` does not name a table",
          suggestion: "write `[Table](#tab-\(label.drop { $0 != "-" }.dropFirst())): …`")
      } else {
        written.label = draft.addLabel(label, .table, at: location)
      }
    }
    return written
  }

  private func reportWithoutTable(
    _ label: String, at node: MarkdownNode, in document: ProtectedText
  ) {
    let location = document.text.location(line: node.line, column: node.column)
    draft.error(
      at: location, "no table stands right under this caption",
      suggestion: "leave no empty line between the caption and its table")
    // References to it are not wrong.
    _ = draft.addLabel(label, .table, at: location)
  }

  private func caption(
    _ start: TableCaption, lines: Range<Int>, in document: ProtectedText
  ) -> Prose {
    var text = SourceText(file: document.text.file, lines: Array(document.text.lines[lines]))
    let opening = text.lines[0]
    text.lines[0] = SourceText.Line(
      text: String(decoding: opening.text.utf8.dropFirst(start.length), as: UTF8.self),
      number: opening.number, column: opening.column + start.length)
    var rest = document
    rest.text = text
    let nodes = parseCommonMark(text).children
    return prose(of: nodes.flatMap(\.children), in: rest)
  }
}

/// How a caption's first line begins.
private struct TableCaption {
  var label: String?
  /// The bytes before the caption's own words.
  var length: Int

  init?(_ line: String) {
    var rest = line[...]
    if rest.hasPrefix("[Table](#"), let end = rest.firstRange(of: "):") {
      label = String(rest[..<end.lowerBound].dropFirst("[Table](#".count))
      rest = rest[end.upperBound...]
    } else if rest.hasPrefix("Table:") {
      rest = rest.dropFirst("Table:".count)
    } else {
      return nil
    }
    rest = rest.drop { $0 == " " }
    guard !rest.isEmpty else { return nil }
    length = line.utf8.count - rest.utf8.count
  }
}
