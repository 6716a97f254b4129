/// Several figures as panels of one, to be compared.
///
///     SmallMultiples(plots, columns: 3, titles: ["rate 0.01", "rate 0.1", "rate 1"])
///
/// Panels are laid out anew for their width, so their text is as large as that of a single figure;
/// a page too narrow for all columns shows fewer.
public struct SmallMultiples: Plot {
  /// The panels row by row.
  public var plots: [any Plot]
  /// The number of panels in a row, where the page is wide enough.
  public var columns: Int
  /// Bold text above each panel, in order; empty, the default, for none.
  public var titles: [String]
  private var share = 1.0

  /// The bytes that all panels may take, so that the figure stays below 60 kB.
  private static let budget = 54_000

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
    guard columns > 0 else { return .empty("Small multiples", width: 480) }
    let gap = columns < 3 ? 28.0 : 18
    let total = columns == 1 ? 440.0 : columns == 2 ? 560 : columns == 3 ? 620 : 720
    let width = max(150, (total - gap * Double(columns - 1)) / Double(columns))
    let drawings = drawings(width)
    let panels = drawings.enumerated().map { index, drawing in
      Drawing.Panel(title: index < titles.count ? titles[index] : "", drawing: drawing)
    }
    let rows = stride(from: 0, to: drawings.count, by: columns).map { start in
      drawings[start..<min(start + columns, drawings.count)].map(\.height).max() ?? 0
    }
    return Drawing(
      width: total, height: rows.reduce(0) { $0 + $1 + (titles.isEmpty ? 20 : 47) },
      alternative: alternative(drawings), data: data(panels),
      content: .panels(panels, width: width, gap: gap))
  }

  /// The same panels, each with this share of its points.
  public func thinned(to share: Double) -> SmallMultiples {
    var plot = self
    plot.share = share
    return plot
  }

  /// The panels, thinned until all of them together are small enough.
  private func drawings(_ width: Double) -> [Drawing] {
    var part = share
    while true {
      let drawings = plots.map { $0.fitted(toWidth: width).thinned(to: part).drawing }
      let bytes = drawings.reduce(0) { $0 + $1.svg.utf8.count - $1.alternative.utf8.count }
      if bytes <= Self.budget || part < share / 100 { return drawings }
      part *= min(0.7, Double(Self.budget) / Double(bytes))
    }
  }

  private func alternative(_ drawings: [Drawing]) -> String {
    let parts = drawings.enumerated().map { index, drawing in
      index < titles.count ? "\(titles[index]): \(drawing.alternative)" : drawing.alternative
    }
    return "\(Alternative.count(drawings.count, "panel")). " + parts.joined(separator: " ")
  }

  private func data(_ panels: [Drawing.Panel]) -> FigureTable {
    FigureTable(
      panels.enumerated().map { index, panel in
        (panel.title.isEmpty ? String(index + 1) : panel.title, panel.drawing.data)
      }, by: "panel")
  }
}
