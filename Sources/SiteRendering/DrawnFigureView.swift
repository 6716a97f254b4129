import CourseModel

/// A drawing from beside the lesson, with its number and caption.
///
/// SVG becomes part of the page, so that it takes the theme's colours; what is more than a plain
/// drawing is shown as an image, in which nothing can act.
struct DrawnFigureView {
  let figure: DrawnFigure

  /// Whether the page shows the file itself, which must then be part of the site.
  var isImage: Bool { drawing(prefix: "") == nil }

  func html(in page: PageContext) -> HTML {
    let number = page.next(.figure)
    let picture: HTML
    if let drawing = drawing(prefix: "figure-\(number)-") {
      picture = """
        <div class="drawing" role="img" aria-label="\(figure.alternative)">\(drawing.html)</div>
        """
    } else {
      let size: HTML =
        figure.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
      picture = """
        <img src="files/\(page.folder)/\(figure.file)" alt="\(figure.alternative)"\(size) \
        loading="lazy">
        """
    }
    return """
      <figure class="cell bare figure drawn" id="\(figure.label ?? "figure-\(number)")">
      \(picture)
      <figcaption><b>Figure \(number)</b> \(ProseView(prose: figure.caption).html(in: page))\
      </figcaption>
      </figure>\n
      """
  }

  private func drawing(prefix: String) -> Drawing? {
    guard let svg = figure.svg else { return nil }
    return Drawing(withoutProlog(svg), prefix: prefix)
  }

  /// What drawing programs write before the drawing itself.
  private func withoutProlog(_ svg: String) -> String {
    var rest = svg[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      let ends = [("<?", "?>"), ("<!--", "-->"), ("<!", ">")]
      guard let end = ends.first(where: { rest.hasPrefix($0.0) })?.1,
        let range = rest.firstRange(of: end)
      else { return String(rest) }
      rest = rest[range.upperBound...]
    }
  }
}
