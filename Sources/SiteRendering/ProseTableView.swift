import CourseModel

/// A table that the author wrote; it scrolls by itself where the screen is narrower than it.
struct ProseTableView {
  let table: ProseTable

  func html(in page: PageContext) -> HTML {
    let header = row(table.header, in: page) { content, style in
      content.isEmpty ? "<td></td>" : "<th scope=\"col\"\(style)>\(content)</th>"
    }
    let rows = table.rows.map { cells in
      row(cells, in: page) { content, style in "<td\(style)>\(content)</td>" }
    }
    return """
      <div class="scroll"><table class="prose-table">
      <thead>\(header)</thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>\n
      """
  }

  private func row(
    _ cells: [Prose], in page: PageContext, _ cell: (HTML, HTML) -> HTML
  ) -> HTML {
    let content = cells.enumerated().map { column, prose -> HTML in
      let alignment = column < table.alignments.count ? table.alignments[column] : .none
      let style: HTML = alignment == .none ? "" : " class=\"\(alignment.rawValue)\""
      return cell(ProseView(prose: prose).html(in: page), style)
    }
    return "<tr>\(content.joined())</tr>"
  }
}
