/// The shaded regions of a decision map and the lines between them, within a budget of bytes.
struct DecisionShading {
  /// Scores on a grid, rows from low to high y: one grid of two classes' common score, or one a
  /// class of its lead over the others.
  let grids: [[[Double]]]
  /// The score at which two classes meet; `nil` for one grid a class.
  let level: Double?
  let area: Box

  /// Enough for smooth borders, and little enough for a page with many figures.
  private static let budget = 36_000.0
}

extension DecisionShading {
  /// Draws five bands a side; scores too ragged for that get one, then a coarser grid.
  func draw(into writer: inout SVGWriter, share: Double = 1) {
    for (bands, step) in [(5, 1), (1, 1), (1, 2), (1, 4), (1, 8)] {
      var attempt = SVGWriter()
      let coarse = grids.map { Self.coarsened($0, by: step) }
      if let level {
        drawBands(coarse[0], level: level, count: bands, into: &attempt)
      } else {
        drawClasses(coarse, into: &attempt)
      }
      guard Double(attempt.markup.utf8.count) <= share * Self.budget || step == 8 else { continue }
      writer.append(attempt.markup)
      return
    }
  }

  private func drawBands(
    _ grid: [[Double]], level: Double, count: Int, into writer: inout SVGWriter
  ) {
    let finite = grid.joined().filter(\.isFinite)
    guard var low = finite.min(), var high = finite.max() else { return }
    // Probabilities are shaded on their own scale, so that a hesitant model looks hesitant.
    if low >= 0, high <= 1 { (low, high) = (min(0, level), max(1, level)) }
    let above = Contours(values: grid.map { $0.map { $0.isNaN ? -.infinity : $0 } })
    let below = Contours(values: grid.map { $0.map { $0.isNaN ? -.infinity : -$0 } })
    let opacity = count == 1 ? ".3" : ".09"
    for band in 0..<count {
      let share = Double(band) / Double(count)
      above.fill(
        above.regions(above: level + (high - level) * share), in: area, .category(1),
        opacity: opacity, into: &writer)
      below.fill(
        below.regions(above: -(level + (low - level) * share)), in: area, .category(0),
        opacity: opacity, into: &writer)
    }
    above.stroke(above.lines(at: level), in: area, width: "2", into: &writer)
  }

  private func drawClasses(_ leads: [[[Double]]], into writer: inout SVGWriter) {
    for (kind, grid) in leads.enumerated() {
      let contours = Contours(values: grid)
      contours.fill(
        contours.regions(above: 0), in: area, .category(kind), opacity: ".28", into: &writer)
      contours.stroke(contours.lines(at: 0), in: area, width: "1.2", into: &writer)
    }
  }

  /// About every `step`-th value, with the first and the last row and column.
  static func coarsened(_ grid: [[Double]], by step: Int) -> [[Double]] {
    func places(_ count: Int) -> [Int] {
      let cells = max(1, (count - 1) / step)
      return (0...cells).map { $0 * (count - 1) / cells }
    }
    guard step > 1, let first = grid.first else { return grid }
    return places(grid.count).map { row in places(first.count).map { grid[row][$0] } }
  }
}

extension Contours {
  /// Fills closed lines in grid coordinates, the grid being spread over `area`.
  func fill(
    _ regions: [[Position]], in area: Box, _ color: ColorRole, opacity: String,
    into writer: inout SVGWriter
  ) {
    var path = PathData()
    for ring in regions { path.polyline(placed(ring, in: area), closed: true) }
    guard !path.isEmpty else { return }
    writer.element(
      "path",
      ["d": path.text, "fill": color.css, "fill-opacity": opacity, "fill-rule": "evenodd"])
  }

  /// Draws lines in grid coordinates, the grid being spread over `area`.
  func stroke(
    _ lines: [[Position]], in area: Box, width: String, into writer: inout SVGWriter
  ) {
    var path = PathData()
    for line in lines { path.polyline(placed(line, in: area)) }
    guard !path.isEmpty else { return }
    writer.element(
      "path",
      [
        "d": path.text, "stroke": ColorRole.ink.css, "stroke-width": width,
        "stroke-linejoin": "round",
      ])
  }

  /// A line in grid coordinates, the grid being spread over `area`.
  func placed(_ line: [Position], in area: Box) -> [Position] {
    let (across, down) = (Double(values[0].count - 1), Double(values.count - 1))
    let positions = line.map {
      Position(area.left + $0.x / across * area.width, area.bottom - $0.y / down * area.height)
    }
    return Self.simplified(positions, tolerance: 0.2)
  }
}
