import CourseModel

/// A drawing that a cell computed, with its number and caption.
struct FigureView {
  let figure: OutputFigure
  /// What references call it.
  var label: String?

  func html(in page: PageContext) -> HTML {
    let number = page.next(.figure)
    let drawing: HTML
    if let markup = Drawing(figure.svg, prefix: "figure-\(number)-") {
      drawing = """
        <div class="drawing" role="img" aria-label="\(figure.alternative)">\(markup.html)</div>
        """
    } else {
      drawing = """
        <p class="failure">This figure is not a plain SVG drawing, so the page leaves it out. \
        \(figure.alternative)</p>
        """
    }
    let caption: HTML = figure.caption.map { " \($0)" } ?? ""
    return """
      <figure class="output figure" id="\(label ?? "figure-\(number)")">
      \(drawing)
      <figcaption><b>Figure \(number)</b>\(caption)\
      \(figure.data.map { data($0, of: number) } ?? "")</figcaption>
      </figure>\n
      """
  }

  /// The numbers behind the drawing, folded away from who sees it.
  private func data(_ table: OutputTable, of number: Int) -> HTML {
    let header = table.columns.map { title -> HTML in
      title.isEmpty ? "<td></td>" : "<th scope=\"col\">\(title)</th>"
    }
    let rows = table.rows.map { row -> HTML in
      "<tr>\(row.map { text -> HTML in "<td>\(text)</td>" }.joined())</tr>\n"
    }
    let note: HTML = table.caption.map { "<p>\($0)</p>\n" } ?? ""
    return """

      <details class="figure-data"><summary>Data<span class="unseen"> of figure \(number)</span>\
      </summary>
      <div class="scroll"><table>
      <thead><tr>\(header.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table></div>
      \(note)</details>
      """
  }
}
