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
    let body: HTML = """
      <div class="scroll"><table class="prose-table">
      <thead>\(header)</thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>\n
      """
    guard let caption = table.caption else { return body }
    let number = page.next(.table)
    return """
      <figure class="table numbered-table" id="\(table.label ?? "table-\(number)")">
      <figcaption><b>Table \(number)</b> \(ProseView(prose: caption).html(in: page))</figcaption>
      \(body)</figure>\n
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
