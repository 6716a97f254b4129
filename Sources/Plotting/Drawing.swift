/// A finished figure: markup for a page, words for a reader who does not see it, and its data.
public struct Drawing: Sendable, Hashable {
  /// What the figure shows, in sentences computed from its data.
  public let alternative: String
  /// The numbers that are drawn, thinned and rounded as a table.
  public let data: FigureTable
  /// The size in SVG units; a unit is a pixel where the page is wide enough.
  public let width: Double
  /// The height in SVG units; on a page it shrinks in proportion to the width.
  public let height: Double
  let content: Content

  /// What a figure is made of.
  indirect enum Content: Sendable, Hashable {
    /// What stands within one `<svg>` element, by its outermost elements.
    case shapes([String])
    /// Figures side by side, which a narrow page lays out in fewer columns.
    case panels([Panel], width: Double, gap: Double)
    /// The states of one figure, of which a page shows one at a time.
    case frames(AnimationFrames)
  }

  struct Panel: Sendable, Hashable {
    var title: String
    var drawing: Drawing
  }

  /// A figure whose content `draw` writes.
  init(
    width: Double, height: Double, alternative: String, data: FigureTable,
    _ draw: (inout SVGWriter) -> Void
  ) {
    var writer = SVGWriter()
    draw(&writer)
    self.init(
      width: width, height: height, alternative: alternative, data: data,
      content: .shapes(writer.elements))
  }

  init(
    width: Double, height: Double, alternative: String, data: FigureTable, content: Content
  ) {
    self.width = width
    self.height = height
    self.alternative = alternative
    self.data = data
    self.content = content
  }
}

extension Drawing {
  /// One well-formed element without ids, styles or scripts, so that any number of figures can
  /// stand on one page: an `<svg>`, or a `<div>` that holds several.
  public var svg: String {
    var writer = SVGWriter()
    write(into: &writer, role: ["role": "img", "aria-label": alternative])
    return writer.markup
  }

  /// Writes the figure; one within another is described by the whole.
  func write(into writer: inout SVGWriter, role: KeyValuePairs<String, String> = [:]) {
    switch content {
    case .shapes(let shapes):
      writer.element("svg", attributes(role)) { writer in
        for shape in shapes { writer.append(shape) }
      }
    case .panels(let panels, let width, let gap):
      writer.element("div", Self.grid(role, width: width, gap: gap, total: self.width)) {
        for panel in panels { panel.write(into: &$0) }
      }
    case .frames(let frames): frames.write(of: self, into: &writer, role: role)
    }
  }

  /// The attributes of an `<svg>` of this size.
  func attributes(_ role: KeyValuePairs<String, String>) -> [(key: String, value: String)] {
    let (width, height) = (SVGWriter.number(width), SVGWriter.number(height))
    // Where a page is so narrow that the text would shrink below 11 pixels, the figure scrolls
    // instead.
    let narrowest = SVGWriter.number((self.width * 0.77).rounded(.down))
    return [("xmlns", "http://www.w3.org/2000/svg"), ("class", "plot")] + role.map { ($0, $1) }
      + [
        ("viewBox", "0 0 \(width) \(height)"), ("width", "100%"),
        (
          "style",
          "max-width:\(width)px;min-width:\(narrowest)px;height:auto;"
            + "font-family:var(--plot-font,inherit);font-variant-numeric:tabular-nums"
        ),
        ("fill", "none"), ("font-size", SVGWriter.number(TextSize.tick)),
      ]
  }

  /// As many columns of at least four fifths of `width` as there is room for.
  static func grid(
    _ role: KeyValuePairs<String, String>, width: Double, gap: Double, total: Double
  ) -> [(key: String, value: String)] {
    let (column, gap) = (SVGWriter.number((width * 0.8).rounded(.down)), SVGWriter.number(gap))
    return [("class", "plots")] + role.map { ($0, $1) }
      + [
        (
          "style",
          "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,\(column)px),1fr));"
            + "gap:20px \(gap)px;max-width:\(SVGWriter.number(total))px;margin:0 auto"
        )
      ]
  }

  /// A figure that says that there is nothing to draw.
  static func empty(_ kind: String, width: Double, height: Double = 120) -> Drawing {
    let sentence = "\(kind) without data: there is no finite value to draw."
    return Drawing(width: width, height: height, alternative: sentence, data: FigureTable()) {
      writer in
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

extension Drawing.Panel {
  /// The panel under its title.
  func write(into writer: inout SVGWriter) {
    writer.element("div", [("class", "panel")]) { writer in
      if !title.isEmpty {
        writer.element(
          "div", [("style", "font:600 15px/1.4 var(--plot-font,inherit);margin:0 0 6px")]
        ) { $0.append(SVGWriter.escaped(title)) }
      }
      drawing.write(into: &writer)
    }
  }
}
