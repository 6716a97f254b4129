/// Where the cells, names and rates of a confusion matrix go.
struct ConfusionLayout {
  let width: Double
  let height: Double
  private let matrix: ConfusionMatrix
  private let left: Double
  private let top: Double
  private let cell: (width: Double, height: Double)
  /// Whether cells have room for their share below the count.
  private let showsShares: Bool
  private let showsCounts: Bool
  private let marginWidth: Double
  /// Whether the names of the columns are too wide to lie.
  private let turnsNames: Bool

  init(_ matrix: ConfusionMatrix) {
    self.matrix = matrix
    let count = Double(matrix.counts.count)
    let widest =
      matrix.counts.indices.map {
        TextWidth.estimate(matrix.name($0), size: TextSize.tick)
      }.max() ?? 0
    let title = max(
      TextWidth.estimate(matrix.truth, size: TextSize.label),
      TextWidth.estimate("precision, %", size: TextSize.tick))
    left = min(matrix.width * 0.28, max(widest, title)) + 10
    marginWidth = TextWidth.estimate(">99 %", size: TextSize.tick) + 14
    let room = (matrix.width - left - marginWidth) / count
    let wide = max(2, min(count <= 3 ? 96 : 64, room))
    cell = (wide, max(wide >= 30 ? 28 : 2, min(wide, count <= 3 ? 68 : 46)))
    showsShares = cell.width >= 54 && cell.height >= 40
    let longest = matrix.counts.joined().max() ?? 0
    showsCounts =
      TextWidth.estimate(String(longest), size: TextSize.tick) + 3 <= cell.width
      && cell.height >= 16
    turnsNames = widest + 4 > wide
    top = TextSize.label + 16 + (turnsNames ? 14 + min(widest, 110) * 0.65 : TextSize.tick + 8)
    let accuracy = TextWidth.estimate(
      "accuracy 100.0 %  predicted", size: TextSize.label)
    width = min(matrix.width, max(left + cell.width * count + marginWidth, accuracy + left))
    height = top + cell.height * count + TextSize.tick + 14
  }
}

extension ConfusionLayout {
  func draw(into writer: inout SVGWriter) {
    drawCells(into: &writer)
    drawNames(into: &writer)
    drawRates(into: &writer)
  }

  private func box(_ row: Int, _ column: Int) -> Box {
    Box(
      left: left + Double(column) * cell.width, top: top + Double(row) * cell.height,
      right: left + Double(column + 1) * cell.width,
      bottom: top + Double(row + 1) * cell.height)
  }

  private func drawCells(into writer: inout SVGWriter) {
    let seam = cell.width >= 14 ? 1.0 : 0
    drawEmptyCells(seam: seam, into: &writer)
    for (row, line) in matrix.counts.enumerated() {
      let all = Double(max(1, line.reduce(0, +)))
      for (column, count) in line.enumerated() where count > 0 {
        let box = box(row, column)
        let share = Double(count) / all
        // The faintest shade is still told from none: one mistake is seen.
        let opacity = max(0.14, share * 0.95)
        let isDark = opacity > 0.6
        writer.element(
          "rect",
          [
            "x": SVGWriter.number(box.left), "y": SVGWriter.number(box.top),
            "width": SVGWriter.number(cell.width - seam),
            "height": SVGWriter.number(cell.height - seam),
            "fill": ColorRole.value.css, "fill-opacity": NumberText.fixed(opacity, places: 2),
          ])
        guard showsCounts else { continue }
        let middle = Position((box.left + box.right - seam) / 2, (box.top + box.bottom - seam) / 2)
        let color: ColorRole = isDark ? .surface : .ink
        writer.label(
          String(count), at: Position(middle.x, middle.y + (showsShares ? -2 : 5)),
          anchor: .middle, color: color, isBold: row == column)
        if showsShares {
          writer.label(
            ConfusionMatrix.percent(share), at: Position(middle.x, middle.y + 15),
            anchor: .middle, color: color, size: TextSize.tick)
        }
      }
    }
    // The diagonal is where truth and prediction agree.
    guard cell.width >= 14 else { return }
    for index in matrix.counts.indices {
      let box = box(index, index)
      writer.element(
        "rect",
        [
          "x": SVGWriter.number(box.left - 0.5), "y": SVGWriter.number(box.top - 0.5),
          "width": SVGWriter.number(cell.width), "height": SVGWriter.number(cell.height),
          "stroke": ColorRole.ink.css,
        ])
    }
  }

  /// Cells that hold nothing step back, so that the mistakes stand out.
  private func drawEmptyCells(seam: Double, into writer: inout SVGWriter) {
    var path = PathData()
    for (row, line) in matrix.counts.enumerated() {
      for column in line.indices where line[column] == 0 && cell.width >= 14 {
        let box = box(row, column)
        path.polyline(
          [
            Position(box.left, box.top), Position(box.right - seam, box.top),
            Position(box.right - seam, box.bottom - seam), Position(box.left, box.bottom - seam),
          ], closed: true)
      }
    }
    guard !path.isEmpty else { return }
    writer.element("path", ["d": path.text, "fill": ColorRole.grid.css, "fill-opacity": ".4"])
  }

  private func drawNames(into writer: inout SVGWriter) {
    writer.label(
      TextWidth.shortened(matrix.predicted, toWidth: width - left - 130, size: TextSize.label),
      at: Position(left, TextSize.label), size: TextSize.label)
    writer.label(
      "accuracy \(matrix.accuracy)", at: Position(width, TextSize.label), anchor: .end,
      color: .muted)
    let row = top - 7
    writer.label(
      TextWidth.shortened(matrix.truth, toWidth: left - 10, size: TextSize.label),
      at: Position(left - 9, row), anchor: .end, size: TextSize.label)
    let widest =
      matrix.counts.indices.map {
        TextWidth.estimate(matrix.name($0), size: TextSize.tick)
      }.max() ?? 0
    let tall = max(1, Int(((TextSize.tick + 2) / cell.height).rounded(.up)))
    let wide = max(1, Int(((min(widest, 60) + 4) / cell.width).rounded(.up)))
    for index in stride(from: 0, to: matrix.counts.count, by: tall) {
      let box = box(index, 0)
      writer.label(
        TextWidth.shortened(matrix.name(index), toWidth: left - 10, size: TextSize.tick),
        at: Position(left - 9, (box.top + box.bottom) / 2 + 5), anchor: .end, color: .muted)
    }
    if turnsNames {
      let dense = max(1, Int((TextSize.tick * 1.3 / cell.width).rounded(.up)))
      for index in stride(from: 0, to: matrix.counts.count, by: dense) {
        let box = box(0, index)
        let (x, y) = (SVGWriter.number((box.left + box.right) / 2 + 3), SVGWriter.number(row))
        writer.element("g", ["transform": "translate(\(x) \(y)) rotate(-40)"]) {
          $0.label(
            TextWidth.shortened(matrix.name(index), toWidth: 110, size: TextSize.tick),
            at: Position(0, 0), color: .muted)
        }
      }
      return
    }
    for index in stride(from: 0, to: matrix.counts.count, by: wide) {
      let box = box(0, index)
      writer.label(
        TextWidth.shortened(
          matrix.name(index), toWidth: cell.width * Double(wide), size: TextSize.tick),
        at: Position((box.left + box.right) / 2, row), anchor: .middle, color: .muted)
    }
  }

  /// Writes recall beside the rows and precision below the columns, every k-th where they collide.
  private func drawRates(into writer: inout SVGWriter) {
    let count = matrix.counts.count
    let right = box(0, count - 1).right
    let bottom = box(count - 1, 0).bottom
    let tall = max(1, Int(((TextSize.tick + 2) / cell.height).rounded(.up)))
    for index in stride(from: 0, to: count, by: tall) {
      let box = box(index, 0)
      writer.label(
        ConfusionMatrix.percent(matrix.recall(index)),
        at: Position(right + marginWidth, (box.top + box.bottom) / 2 + 5), anchor: .end)
    }
    writer.label(
      "recall", at: Position(right + marginWidth, top - 7), anchor: .end, color: .muted)
    let rates = (0..<count).map { ConfusionMatrix.percent(matrix.precision($0)) }
    let widest = rates.map { TextWidth.estimate($0, size: TextSize.tick) }.max() ?? 0
    // The column of per cents is understood without its sign where cells are narrow.
    let isTight = widest + 3 > cell.width
    let plain = isTight ? rates.map { $0.replacing(" %", with: "") } : rates
    let size = TextSize.tick
    let every = max(
      1,
      Int(
        (((plain.map { TextWidth.estimate($0, size: size) }.max() ?? 0) + 3) / cell.width)
          .rounded(.up)))
    for index in stride(from: 0, to: count, by: every) {
      let box = box(0, index)
      writer.label(
        plain[index], at: Position((box.left + box.right) / 2, bottom + TextSize.tick + 5),
        anchor: .middle)
    }
    writer.label(
      TextWidth.shortened(
        isTight ? "precision, %" : "precision", toWidth: left - 8, size: TextSize.tick),
      at: Position(left - 9, bottom + TextSize.tick + 5), anchor: .end, color: .muted)
  }
}
