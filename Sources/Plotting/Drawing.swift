/// A finished figure: markup for a page, and words for a reader who does not see it.
public struct Drawing: Sendable, Hashable {
  /// One well-formed `<svg>` element (several in one `<div>` for small multiples), without ids.
  public let svg: String
  /// What the figure shows, in sentences computed from its data.
  public let alternative: String

  init(svg: String, alternative: String) {
    self.svg = svg
    self.alternative = alternative
  }

  /// A figure of `width` × `height` units whose content `draw` writes.
  init(
    width: Double, height: Double, alternative: String, _ draw: (inout SVGWriter) -> Void
  ) {
    var writer = SVGWriter()
    let size = "\(SVGWriter.number(width)) \(SVGWriter.number(height))"
    let style =
      "max-width:\(SVGWriter.number(width))px;height:auto;"
      + "font-family:var(--plot-font,inherit);font-variant-numeric:tabular-nums"
    writer.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "plot", "role": "img",
        "aria-label": alternative, "viewBox": "0 0 \(size)", "width": "100%", "style": style,
        "fill": "none", "font-size": SVGWriter.number(TextSize.tick),
      ], draw)
    self.init(svg: writer.markup, alternative: alternative)
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
