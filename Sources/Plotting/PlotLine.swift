/// A line among points: a boundary, the path of a search, an arrow.
///
///     PlotLine("descent", points: path, color: .fit, marks: true)
///     PlotLine.arrow(from: (0, 0), to: (1, 2), "weights", color: .value)
///     PlotLine.boundary(2, -1, bias: 0.5, "decision boundary")      // 2x − y + 0.5 = 0
public struct PlotLine: Sendable, Hashable {
  /// The text at the line's end, in its colour; empty for none.
  public var name: String
  /// The colour of the line with its marks, arrow head and name.
  public var color: ColorRole
  /// Whether the line is broken into dashes; `false` by default.
  public var dashed: Bool
  /// Whether each point of the path is marked.
  public var marks: Bool
  /// Whether the path ends in an arrow head.
  public var arrow: Bool
  var shape: Shape

  enum Shape: Sendable, Hashable {
    case path(x: [Double], y: [Double])
    /// a·x + b·y + c = 0 across the whole figure.
    case boundary(a: Double, b: Double, c: Double)
  }

  /// A path that joins `points` in order, with a gap at each that is not finite.
  public init(
    _ name: String = "", points: [(Double, Double)], color: ColorRole = .fit,
    dashed: Bool = false, marks: Bool = false, arrow: Bool = false
  ) {
    self.name = name
    self.color = color
    self.dashed = dashed
    self.marks = marks
    self.arrow = arrow
    shape = .path(x: points.map(\.0), y: points.map(\.1))
  }

  /// An arrow between two points.
  public static func arrow(
    from start: (Double, Double), to end: (Double, Double), _ name: String = "",
    color: ColorRole = .value
  ) -> PlotLine {
    PlotLine(name, points: [start, end], color: color, arrow: true)
  }

  /// The line where a·x + b·y + `bias` = 0.
  public static func boundary(
    _ a: Double, _ b: Double, bias: Double, _ name: String = "", color: ColorRole = .ink,
    dashed: Bool = false
  ) -> PlotLine {
    var line = PlotLine(name, points: [], color: color, dashed: dashed)
    line.shape = .boundary(a: a, b: b, c: bias)
    return line
  }
}

extension PlotLine {
  /// The points that the axes should include; a boundary goes where they end.
  var extent: (x: [Double], y: [Double]) {
    if case .path(let x, let y) = shape { (x, y) } else { ([], []) }
  }

  func draw(into writer: inout SVGWriter, axes: Axes, budget: Int) {
    let pieces = visible(axes, budget: budget)
    var path = PathData()
    for piece in pieces where piece.count > 1 { path.polyline(piece) }
    if !path.isEmpty {
      writer.element(
        "path",
        [
          "d": path.text, "stroke": color.css, "stroke-width": "2.2", "stroke-linejoin": "round",
          "stroke-linecap": "round", "stroke-dasharray": dashed ? "6 5" : "none",
        ])
    }
    if marks {
      let points = pieces.flatMap { $0 }
      if points.count <= 24 {
        PointSymbol.circle.draw(points, radius: 3.2, color: color, into: &writer)
      } else {
        // Outlines would cover the path where the points are dense.
        var dots = PathData()
        for point in Thinning.cloud(points, budget: 200) { dots.dot(at: point) }
        writer.element(
          "path",
          [
            "d": dots.text, "stroke": color.css, "stroke-width": "4.4", "stroke-linecap": "round",
          ])
      }
    }
    guard let last = pieces.last, let end = last.last else { return }
    if arrow, let from = last.dropLast().last(where: { $0 != end }) {
      ArrowHead(tip: end, from: from).draw(into: &writer, color: color)
    }
  }

  /// Whether names at the lines' ends would cover each other, and belong in a legend.
  static func namesCollide(_ lines: [PlotLine], axes: Axes) -> Bool {
    let boxes = lines.compactMap { line in
      line.namePlace(on: axes).map { place in
        let width = TextWidth.estimate(line.name, size: TextSize.label)
        let left = place.anchor == .start ? place.position.x : place.position.x - width
        return Box(
          left: left, top: place.position.y - TextSize.label, right: left + width,
          bottom: place.position.y + 3)
      }
    }
    return boxes.indices.contains { index in
      boxes[(index + 1)...].contains { $0.intersects(boxes[index]) }
    }
  }

  /// Entries for a legend where the names do not fit at the lines' ends.
  static func legendEntries(_ lines: [PlotLine]) -> [Legend.Entry] {
    lines.prefix(24).map { Legend.Entry(name: $0.name, color: $0.color, dashed: $0.dashed) }
  }

  /// Writes the name at the line's end, inside the area.
  func drawName(into writer: inout SVGWriter, axes: Axes) {
    guard let place = namePlace(on: axes) else { return }
    writer.label(
      TextWidth.shortened(name, toWidth: axes.area.width - 16, size: TextSize.label),
      at: place.position, anchor: place.anchor, color: color, size: TextSize.label, isBold: true,
      halo: true)
  }

  private func namePlace(on axes: Axes) -> (position: Position, anchor: SVGWriter.Anchor)? {
    guard !name.isEmpty, let end = visible(axes, budget: 200).last?.last else { return nil }
    let area = axes.area
    let width = TextWidth.estimate(name, size: TextSize.label)
    let isRight = end.x + 9 + width <= area.right
    let y = min(max(end.y + 5, area.top + TextSize.label), area.bottom - 6)
    // A line that ends at the border is named beside itself, above where it ends.
    let lift = isRight ? 0.0 : end.y < (area.top + area.bottom) / 2 ? 16 : -12
    return (
      Position(isRight ? end.x + 9 : min(end.x - 4, area.right - 4), y + lift),
      isRight ? .start : .end
    )
  }

  private func visible(_ axes: Axes, budget: Int) -> [[Position]] {
    let border = axes.area.inset(by: -1)
    switch shape {
    case .path(let x, let y):
      var runs: [[Position]] = [[]]
      for (atX, atY) in zip(x, y) {
        if let position = axes.position(atX, atY) {
          runs[runs.count - 1].append(position)
        } else if !runs[runs.count - 1].isEmpty {
          runs.append([])
        }
      }
      let pieces = runs.flatMap { Clipping.line($0, to: border) }.filter { !$0.isEmpty }
      let share = max(8, budget / max(1, pieces.count))
      return pieces.prefix(budget / 8).map { Thinning.line($0, budget: share) }
    case .boundary(let a, let b, let c):
      guard a.isFinite, b.isFinite, c.isFinite, a != 0 || b != 0 else { return [] }
      let (xs, ys) = (axes.x.domain, axes.y.domain)
      // Along the axis that the line crosses more steeply, every value has its one partner.
      let ends =
        (b * (xs.upperBound - xs.lowerBound)).magnitude
          <= (a * (ys.upperBound - ys.lowerBound)).magnitude
        ? [ys.lowerBound, ys.upperBound].map { (-(b * $0 + c) / a, $0) }
        : [xs.lowerBound, xs.upperBound].map { ($0, -(a * $0 + c) / b) }
      return Clipping.line(ends.compactMap { axes.position($0.0, $0.1) }, to: axes.area)
        .filter { $0.count > 1 }
    }
  }
}

/// The filled triangle at the end of an arrow.
struct ArrowHead {
  var tip: Position
  /// A point before the tip, for the direction.
  var from: Position
  var length = 11.0

  func draw(into writer: inout SVGWriter, color: ColorRole) {
    let (dx, dy) = (tip.x - from.x, tip.y - from.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance > 0 else { return }
    let (ux, uy) = (dx / distance, dy / distance)
    let base = Position(tip.x - ux * length, tip.y - uy * length)
    let half = length * 0.42
    var path = PathData()
    path.polyline(
      [
        Position(tip.x + ux, tip.y + uy), Position(base.x - uy * half, base.y + ux * half),
        Position(base.x + uy * half, base.y - ux * half),
      ], closed: true)
    writer.element("path", ["d": path.text, "fill": color.css])
  }
}
