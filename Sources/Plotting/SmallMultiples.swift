/// Several figures as panels of one, to be compared.
///
///     SmallMultiples(plots, columns: 3, titles: ["rate 0.01", "rate 0.1", "rate 1"])
///
/// The panels wrap on a narrow page, so their markup is a `<div>` that holds one `<svg>` a panel.
public struct SmallMultiples: Plot {
  public var plots: [any Plot]
  /// The number of panels in a row where the page is wide enough.
  public var columns: Int
  public var titles: [String]

  public init(_ plots: [any Plot], columns: Int = 3, titles: [String] = []) {
    precondition(columns > 0, "SmallMultiples expects at least one column; got \(columns).")
    self.plots = plots
    self.columns = columns
    self.titles = titles
  }
}

extension SmallMultiples {
  public var drawing: Drawing {
    guard !plots.isEmpty else { return .empty("Small multiples", width: 560) }
    let columns = min(columns, plots.count)
    // Panels are drawn a little wider than they are shown, so that their text is a little smaller.
    let width = columns == 1 ? 560.0 : columns == 2 ? 330 : columns == 3 ? 250 : 200
    let drawings = plots.map { $0.fitted(toWidth: width).drawing }
    let alternative = zip(drawings.indices, drawings).map { index, drawing in
      index < titles.count ? "\(titles[index]): \(drawing.alternative)" : drawing.alternative
    }
    .joined(separator: " ")
    let share = NumberText.fixed(100 / Double(columns), places: 2)
    let narrowest = "max(150px,calc(\(share)% - 20px))"
    var writer = SVGWriter()
    writer.element(
      "div",
      [
        "class": "plot-multiples", "role": "group",
        "style":
          "display:grid;grid-template-columns:repeat(auto-fit,minmax(\(narrowest),1fr));"
          + "gap:16px 20px;align-items:end",
      ]
    ) { writer in
      for (index, drawing) in drawings.enumerated() {
        writer.element("div", ["class": "plot-panel"]) { writer in
          if index < titles.count {
            writer.element(
              "div",
              [
                "class": "plot-title",
                "style":
                  "font-family:var(--plot-font,inherit);font-size:.85em;font-weight:600;"
                  + "color:\(ColorRole.ink.css);margin-bottom:.3em",
              ]
            ) { $0.text(titles[index]) }
          }
          writer.append(drawing.svg)
        }
      }
    }
    return Drawing(svg: writer.markup, alternative: alternative)
  }
}
