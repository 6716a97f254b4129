/// Where the cells and labels of a heat map go.
struct HeatmapLayout {
  let left: Double
  let top: Double
  let cellWidth: Double
  let cellHeight: Double
  let width: Double
  let height: Double
  let showsValues: Bool
  let valueSize: Double
  /// Whether a ramp explains the shades, where no numbers do.
  let showsRamp: Bool
  /// Digits after the point of the numbers in cells.
  private let places: Int
  private let isCount: Bool

  init(_ map: Heatmap, cells: [[Double]], ramp: Ramp) {
    let (rows, columns) = (Double(cells.count), Double(max(1, cells[0].count)))
    let widest = map.rows.map { TextWidth.estimate($0, size: TextSize.tick) }.max() ?? 0
    left = map.rows.isEmpty ? 1 : min(map.width * 0.35, widest) + 9
    let room = map.width - left - 2
    let cell = min(52, room / columns)
    cellHeight = max(2, min(rows > 24 ? 480 / rows : 40, max(cell, rows <= 12 ? 24 : 0)))
    // Few columns may be wider than high; many keep to squares.
    cellWidth = columns <= 12 ? cell : min(cell, max(cellHeight, 4))

    let finite = cells.joined().filter(\.isFinite)
    let isWhole = finite.allSatisfy { $0 == $0.rounded() }
    isCount = ramp.isCount
    places = isWhole ? 0 : ramp.high >= 100 ? 0 : ramp.high >= 10 ? 1 : 2
    let digits = places
    let longest =
      finite.map { NumberText.fixed($0, places: digits) }
      .map { TextWidth.estimate($0, size: 1) }.max() ?? 1
    valueSize = min(TextSize.label, (cellWidth - 4) / max(longest, 1), cellHeight * 0.6)
    showsValues = map.showsValues ?? true && valueSize >= 9.5
    showsRamp = !showsValues
    top = (map.y.isEmpty && !showsRamp ? 2 : TextSize.label + 12)
    let right = left + cellWidth * columns
    // A narrow matrix still needs room for its title and ramp.
    let title = TextWidth.estimate(map.y, size: TextSize.label)
    width = min(
      map.width,
      max(
        right + 1, title + (showsRamp ? 200 : 4),
        left + TextWidth.estimate(map.x, size: TextSize.label)))
    let labels = map.columns.isEmpty ? 0.0 : TextSize.tick + 8
    height =
      top + cellHeight * rows + labels + (map.x.isEmpty ? 4 : TextSize.label + 12)
  }
}

extension HeatmapLayout {
  func cell(_ row: Int, _ column: Int) -> Box {
    Box(
      left: left + Double(column) * cellWidth, top: top + Double(row) * cellHeight,
      right: left + Double(column + 1) * cellWidth, bottom: top + Double(row + 1) * cellHeight)
  }

  /// The seam between cells, where they are large enough for one.
  var gap: Double { cellWidth >= 14 && cellHeight >= 14 ? 1.0 : 0 }

  /// Draws the seams in the colour of the surface, and a frame.
  func drawSeams(rows: Int, columns: Int, into writer: inout SVGWriter) {
    let (right, bottom) = (cell(0, columns - 1).right, cell(rows - 1, 0).bottom)
    if gap > 0 {
      var seams = PathData()
      for row in stride(from: 1, to: rows, by: 1) {
        let y = cell(row, 0).top
        seams.polyline([Position(left, y), Position(right, y)])
      }
      for column in stride(from: 1, to: columns, by: 1) {
        let x = cell(0, column).left
        seams.polyline([Position(x, top), Position(x, bottom)])
      }
      writer.element("path", ["d": seams.text, "stroke": ColorRole.surface.css])
    }
    writer.element(
      "rect",
      [
        "x": SVGWriter.number(left - 0.5), "y": SVGWriter.number(top - 0.5),
        "width": SVGWriter.number(right - left + 1),
        "height": SVGWriter.number(bottom - top + 1), "stroke": ColorRole.grid.css,
      ])
  }

  /// The number in a cell.
  func text(_ value: Double) -> String {
    // Among counts the zeros step back, so that the mistakes of a confusion matrix stand out.
    if isCount, value == 0 { return "·" }
    return value.isFinite ? NumberText.fixed(value, places: places) : "–"
  }

  /// Writes the axis titles and the names of rows and columns, every k-th where all do not fit.
  func drawLabels(_ map: Heatmap, blocks: HeatmapBlocks, into writer: inout SVGWriter) {
    let (rows, columns) = (blocks.values.count, blocks.values[0].count)
    if !map.y.isEmpty {
      let room = width - (showsRamp ? 200 : 0)
      writer.label(
        TextWidth.shortened(map.y, toWidth: room, size: TextSize.label),
        at: Position(0, TextSize.label), size: TextSize.label)
    }
    let everyRow = max(1, Int(((TextSize.tick + 3) / cellHeight).rounded(.up)))
    for row in stride(from: 0, to: rows, by: everyRow)
    where row * blocks.rowsPerBlock < map.rows.count {
      let box = cell(row, 0)
      writer.label(
        TextWidth.shortened(
          map.rows[row * blocks.rowsPerBlock], toWidth: left - 7, size: TextSize.tick),
        at: Position(left - 8, (box.top + box.bottom) / 2 + TextSize.tick * 0.35), anchor: .end,
        color: .muted)
    }
    let bottom = cell(rows - 1, 0).bottom
    let widest = map.columns.map { TextWidth.estimate($0, size: TextSize.tick) }.max() ?? 0
    let everyColumn = max(1, Int((min(widest, 90) + 8) / cellWidth + 0.999))
    for column in stride(from: 0, to: columns, by: everyColumn)
    where column * blocks.columnsPerBlock < map.columns.count {
      let box = cell(0, column)
      let text = TextWidth.shortened(
        map.columns[column * blocks.columnsPerBlock], toWidth: cellWidth * Double(everyColumn),
        size: TextSize.tick)
      let half = TextWidth.estimate(text, size: TextSize.tick) / 2
      writer.label(
        text,
        at: Position(
          min((box.left + box.right) / 2, width - half), bottom + TextSize.tick + 4),
        anchor: .middle, color: .muted)
    }
    guard !map.x.isEmpty else { return }
    let text = TextWidth.shortened(map.x, toWidth: width, size: TextSize.label)
    let half = TextWidth.estimate(text, size: TextSize.label) / 2
    let middle = (left + cell(0, columns - 1).right) / 2
    writer.label(
      text, at: Position(max(half, min(middle, width - half)), height - 6), anchor: .middle,
      size: TextSize.label)
  }
}
