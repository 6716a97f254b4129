/// A finished figure: markup for a page, and words for a reader who does not see it.
public struct Drawing: Sendable, Hashable {
  /// What the figure shows, in sentences computed from its data.
  public let alternative: String
  /// The size in SVG units; a unit is a pixel where the page is wide enough.
  public let width: Double
  /// The height in SVG units; on a page it shrinks in proportion to the width.
  public let height: Double
  /// What stands within the `<svg>` element, to be placed in another figure.
  let content: String

  /// A figure whose content `draw` writes.
  init(
    width: Double, height: Double, alternative: String, _ draw: (inout SVGWriter) -> Void
  ) {
    var writer = SVGWriter()
    draw(&writer)
    self.width = width
    self.height = height
    self.alternative = alternative
    content = writer.markup
  }
}

extension Drawing {
  /// One well-formed `<svg>` element without ids, styles or scripts, so that any number of figures
  /// can stand on one page.
  public var svg: String {
    let (width, height) = (SVGWriter.number(width), SVGWriter.number(height))
    // A wide drawing would shrink beyond reading on a phone: there it may be scrolled instead. A
    // small one is not blown up to the width that the page gives to others.
    let narrowest =
      self.width > 640
      ? "min-width:\(SVGWriter.number(self.width * 0.7))px;"
      : self.width < 360 ? "min-width:0;" : ""
    var writer = SVGWriter()
    writer.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "plot", "role": "img",
        "aria-label": alternative, "viewBox": "0 0 \(width) \(height)", "width": "100%",
        "style":
          "max-width:\(width)px;\(narrowest)height:auto;"
          + "font-family:var(--plot-font,inherit);font-variant-numeric:tabular-nums",
        "fill": "none", "font-size": SVGWriter.number(TextSize.tick),
      ]
    ) { $0.append(content) }
    return writer.markup
  }

  /// A figure that says that there is nothing to draw.
  static func empty(_ kind: String, width: Double, height: Double = 120) -> Drawing {
    let sentence = "\(kind) without data: there is no finite value to draw."
    return Drawing(width: width, height: height, alternative: sentence) { writer in
      writer.element(
        "rect",
        [
          "x": "1", "y": "1", "width": SVGWriter.number(width - 2),
          "height": SVGWriter.number(height - 2), "rx": "4", "stroke": ColorRole.grid.css,
          "stroke-dasharray": "4 4",
        ])
      writer.label(
        "no data to draw", at: Position(width / 2, height / 2 + 5), anchor: .middle,
        color: .muted)
    }
  }
}
