import CourseModel

/// A table that a cell computed: columns of numbers align at the right, in figures of one width.
struct OutputTableView {
  let table: OutputTable
  /// What references call it.
  var label: String?

  /// A page shows so many rows of one table at most.
  private static let rowLimit = 1_000

  func html(in page: PageContext) -> HTML {
    let styles = table.columns.indices.map { column -> HTML in
      isNumeric(column) ? " class=\"number\"" : ""
    }
    func style(_ column: Int) -> HTML { column < styles.count ? styles[column] : "" }
    let header = table.columns.enumerated().map { column, title -> HTML in
      title.isEmpty ? "<td></td>" : "<th scope=\"col\"\(style(column))>\(title)</th>"
    }
    let rows = table.rows.prefix(Self.rowLimit).map { row -> HTML in
      let cells = row.enumerated().map { column, text -> HTML in
        "<td\(style(column))>\(text)</td>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    let number = table.caption.map { _ in page.next(.table) }
    let anchor: HTML = number.map { " id=\"\(label ?? "table-\($0)")\"" } ?? ""
    let caption: HTML =
      if let number, let caption = table.caption {
        "<figcaption><b>Table \(number)</b> \(caption)</figcaption>\n"
      } else {
        ""
      }
    return """
      <figure class="output table"\(anchor)>
      \(caption)<div class="scroll"><table>
      <thead><tr>\(header.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table></div>
      \(omission)</figure>\n
      """
  }

  private var omission: HTML {
    let count = table.rows.count - Self.rowLimit
    return count > 0
      ? "<p class=\"not-run\">\(counted(count, "more row")) left out here.</p>\n" : ""
  }

  private func isNumeric(_ column: Int) -> Bool {
    let texts = table.rows.compactMap { column < $0.count ? $0[column] : nil }
    return texts.contains { $0.contains(where: \.isNumber) } && texts.allSatisfy(looksNumeric)
  }

  private func looksNumeric(_ text: String) -> Bool {
    if ["", "–", "—", "nan", "inf", "-inf"].contains(text) { return true }
    return text.allSatisfy { $0.isNumber || "+-−–.,%eE×· \u{2009}\u{202F}⁺⁻".contains($0) }
  }
}
