/// Several figures as panels of one, to be compared.
///
///     SmallMultiples(plots, columns: 3, titles: ["rate 0.01", "rate 0.1", "rate 1"])
///
/// Panels are laid out anew for their width, so their text is as large as that of a single figure.
/// Three columns are as many as a phone shows legibly.
public struct SmallMultiples: Plot {
  /// The panels row by row; one that does not fit itself to its width is scaled down.
  public var plots: [any Plot]
  /// The number of panels in a row.
  public var columns: Int
  /// Bold text above each panel, in order; empty, the default, for none.
  public var titles: [String]

  /// Panels in rows of at most `columns`, which is at least 1; `titles` go to them in order.
  public init(_ plots: [any Plot], columns: Int = 3, titles: [String] = []) {
    precondition(columns > 0, "SmallMultiples expects at least one column; got \(columns).")
    self.plots = plots
    self.columns = columns
    self.titles = titles
  }
}

extension SmallMultiples {
  /// The figure: 440, 560, 620 or 720 SVG units wide for one, two, three or more columns.
  public var drawing: Drawing {
    let columns = min(columns, plots.count)
    guard columns > 0 else { return .empty("Small multiples", width: 560) }
    let gap = columns < 3 ? 28.0 : 18
    let total = columns == 1 ? 440.0 : columns == 2 ? 560 : columns == 3 ? 620 : 720
    let panel = (total - gap * Double(columns - 1)) / Double(columns)
    let drawings = plots.map { $0.fitted(toWidth: panel).drawing }
    let titleHeight = titles.isEmpty ? 0.0 : TextSize.label + 10
    let heights = stride(from: 0, to: drawings.count, by: columns).map { start in
      drawings[start..<min(start + columns, drawings.count)].map(\.height).max() ?? 0
    }
    let height = heights.reduce(0) { $0 + $1 + titleHeight + 22 } - 22
    return Drawing(width: total, height: height, alternative: alternative(drawings)) { writer in
      var top = 0.0
      for (row, rowHeight) in heights.enumerated() {
        for index in row * columns..<min((row + 1) * columns, drawings.count) {
          let left = Double(index % columns) * (panel + gap)
          if index < titles.count {
            writer.label(
              TextWidth.shortened(titles[index], toWidth: panel, size: TextSize.label),
              at: Position(left, top + TextSize.label), size: TextSize.label, isBold: true)
          }
          draw(
            drawings[index], left: left, top: top + titleHeight, width: panel, into: &writer)
        }
        top += rowHeight + titleHeight + 22
      }
    }
  }

  /// Places a panel; one that kept a larger size of its own is scaled down.
  private func draw(
    _ drawing: Drawing, left: Double, top: Double, width: Double, into writer: inout SVGWriter
  ) {
    let scale = min(1, width / drawing.width)
    var transform = "translate(\(SVGWriter.number(left)) \(SVGWriter.number(top)))"
    if scale < 1 { transform += " scale(\(NumberText.fixed(scale, places: 3)))" }
    writer.element("g", ["transform": transform]) { $0.append(drawing.content) }
  }

  private func alternative(_ drawings: [Drawing]) -> String {
    let parts = drawings.enumerated().map { index, drawing in
      index < titles.count ? "\(titles[index]): \(drawing.alternative)" : drawing.alternative
    }
    return "\(Alternative.count(drawings.count, "panel")). " + parts.joined(separator: " ")
  }
}
