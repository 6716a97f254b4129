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
      <figcaption><b>Figure \(number)</b>\(caption)</figcaption>
      </figure>\n
      """
  }
}
