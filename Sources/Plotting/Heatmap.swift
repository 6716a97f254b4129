/// A matrix as shaded cells: confusion matrices, weights, attention.
///
///     Heatmap(counts, rows: classes, columns: classes, x: "predicted", y: "actual")
///
/// Values from zero up deepen one colour; values of both signs use two, with the surface at zero.
/// A matrix beyond 64 rows or columns is shown by means of equal blocks.
public struct Heatmap: Plot, Sendable {
  /// Rows of one length, from the top; a value that is not finite has no shade.
  public var values: [[Double]]
  /// Names left of the rows, every k-th where not all fit; empty, the default, for none.
  public var rows: [String]
  /// Names below the columns, every k-th where not all fit; empty, the default, for none.
  public var columns: [String]
  /// Whether each entry shows its number; `nil` where there is room, and none is ever drawn too
  /// small to read.
  public var showsValues: Bool?
  /// The title below the cells; empty, the default, for none.
  public var x: String
  /// The title above the cells; empty, the default, for none.
  public var y: String
  /// The values of no and of full colour; `nil` spans the data.
  public var range: ClosedRange<Double>?
  /// The greatest width in SVG units, 480 by default; few columns take less, at most 52 each.
  public var width: Double
  /// The most rows and columns that are drawn one by one.
  private var limit = 64

  /// A matrix [row][column]; `rows` and `columns` name its lines, `x` and `y` are titles.
  public init(
    _ values: [[Double]], rows: [String] = [], columns: [String] = [], showsValues: Bool? = nil,
    x: String = "", y: String = "", range: ClosedRange<Double>? = nil, width: Double = 480
  ) {
    let lengths = Set(values.map(\.count))
    precondition(
      lengths.count <= 1,
      "Heatmap expects rows of one length; got lengths \(lengths.sorted()).")
    self.values = values
    self.rows = rows
    self.columns = columns
    self.showsValues = showsValues
    self.x = x
    self.y = y
    self.range = range
    self.width = width
  }

  /// A matrix of counts.
  public init(
    _ counts: [[Int]], rows: [String] = [], columns: [String] = [], showsValues: Bool? = nil,
    x: String = "", y: String = "", width: Double = 480
  ) {
    self.init(
      counts.map { $0.map(Double.init) }, rows: rows, columns: columns, showsValues: showsValues,
      x: x, y: y, width: width)
  }
}

extension Heatmap {
  /// The figure: cells, with a ramp at the top right where they show no numbers.
  public var drawing: Drawing {
    guard let ramp = Ramp(values.joined(), range: range, marksCounts: true) else {
      return .empty("Heat map", width: width)
    }
    let blocks = HeatmapBlocks(values, limit: limit)
    let layout = HeatmapLayout(self, cells: blocks.values, ramp: ramp)
    return Drawing(
      width: layout.width, height: layout.height, alternative: alternative(blocks),
      data: data(blocks)
    ) { writer in
      drawCells(blocks.values, layout, ramp, into: &writer)
      layout.drawLabels(self, blocks: blocks, into: &writer)
      if layout.showsRamp { ramp.draw(into: &writer, right: layout.width) }
    }
  }

  /// The map within `width` SVG units; numbers that no longer fit in the cells give way to a ramp.
  public func fitted(toWidth width: Double) -> Heatmap {
    var plot = self
    plot.width = width
    return plot
  }

  /// The map in larger blocks, about this share of them.
  public func thinned(to share: Double) -> Heatmap {
    var plot = self
    plot.limit = max(8, Int(64 * share.squareRoot()))
    return plot
  }

  /// The maps with the range that spans all of them, where none is given.
  public static func aligned(_ plots: [Heatmap]) -> [Heatmap] {
    let finite = plots.flatMap { $0.values.joined() }.filter { Scale.admits($0, .linear) }
    guard let low = finite.min(), let high = finite.max() else { return plots }
    return plots.map { plot in
      var plot = plot
      plot.range = plot.range ?? min(0, low)...max(high, 0)
      return plot
    }
  }

  private func drawCells(
    _ cells: [[Double]], _ layout: HeatmapLayout, _ ramp: Ramp, into writer: inout SVGWriter
  ) {
    // On a lattice of cells, so that coordinates are short; neighbours of one shade are one run.
    let gap = layout.gap
    var shades: [Ramp.Shade: String] = [:]
    for (row, line) in cells.enumerated() {
      var start = 0
      while start < line.count {
        let shade = ramp.shade(line[start])
        var end = start + 1
        while gap == 0, end < line.count, ramp.shade(line[end]) == shade { end += 1 }
        if let shade { shades[shade, default: ""] += "M\(start) \(row)h\(end - start)" }
        start = end
      }
    }
    let origin =
      "\(SVGWriter.number(layout.left)) "
      + SVGWriter.number(layout.top + layout.cellHeight / 2)
    let scale =
      "\(NumberText.fixed(layout.cellWidth, places: 3)) "
      + NumberText.fixed(layout.cellHeight, places: 3)
    writer.element(
      "g",
      [
        "transform": "translate(\(origin)) scale(\(scale))",
        "shape-rendering": gap == 0 ? "crispEdges" : "auto",
      ]
    ) { writer in
      for (shade, path) in shades.sorted(by: { $0.key < $1.key }) {
        writer.element(
          "path", ["d": path, "stroke": shade.color.css, "stroke-opacity": shade.opacity])
      }
    }
    layout.drawSeams(rows: cells.count, columns: cells[0].count, into: &writer)
    guard layout.showsValues else { return }
    for (row, line) in cells.enumerated() {
      for (column, value) in line.enumerated() {
        let box = layout.cell(row, column)
        let isDark = ramp.shade(value).map { $0.level * 4 > Ramp.levels * 3 } ?? false
        writer.label(
          layout.text(value),
          at: Position(
            (box.left + box.right - gap) / 2,
            (box.top + box.bottom - gap) / 2 + layout.valueSize * 0.35),
          anchor: .middle, color: isDark ? .surface : value == 0 ? .muted : .ink,
          size: layout.valueSize)
      }
    }
  }

  /// The drawn cells; of many, a row each.
  private func data(_ blocks: HeatmapBlocks) -> FigureTable {
    let (cells, tall, wide) = (blocks.values, blocks.rowsPerBlock, blocks.columnsPerBlock)
    let note = blocks.isReduced ? "Means of blocks of \(tall) × \(wide) values." : ""
    let width = cells.first?.count ?? 0
    guard width > 16 else {
      let names = (0..<width).map { name(columns, $0 * wide) }
      return FigureTable(columns: ["row"] + names, count: cells.count, note: note) { row in
        [name(rows, row * tall)] + cells[row].map(FigureTable.text)
      }
    }
    return FigureTable(
      columns: ["row", "column", "value"], count: cells.count * width, note: note
    ) { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: width)
      return [
        name(rows, row * tall), name(columns, column * wide), FigureTable.text(cells[row][column]),
      ]
    }
  }

  private func alternative(_ blocks: HeatmapBlocks) -> String {
    let (height, width) = (values.count, values.first?.count ?? 0)
    var text =
      Alternative.title("Heat map", x: x, y: y)
      + " \(Alternative.count(height, "row")), \(Alternative.count(width, "column")), "
      + "values from \(Alternative.range(Array(values.joined())))."
    let all = values.enumerated().flatMap { row, line in
      line.enumerated().filter { $0.element.isFinite }.map { (row, $0.offset, $0.element) }
    }
    if let most = all.max(by: { $0.2 < $1.2 }) {
      text += " Highest at row \(name(rows, most.0)), column \(name(columns, most.1))."
    }
    let missing = height * width - all.count
    if missing > 0 { text += " \(Alternative.count(missing, "value")) not finite." }
    if blocks.isReduced { text += " Shown as means of equal blocks." }
    if height <= 12, width <= 12, !blocks.isReduced {
      let lines = values.enumerated().map { row, line in
        "\(name(rows, row)): \(line.map(Alternative.number).joined(separator: ", "))"
      }
      text += " By row: \(lines.joined(separator: "; "))."
    }
    return text
  }

  private func name(_ names: [String], _ index: Int) -> String {
    index < names.count ? Alternative.shortened(names[index]) : String(index)
  }
}
