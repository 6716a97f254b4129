import Glibc

/// Arrows over a plane: where a search goes from each place, with the path that one took.
///
///     VectorField(x: -2...2, y: -1...3, paths: [PlotLine("descent", points: steps, marks: true)]) {
///       x, y in (-2 * x, -4 * y)
///     }
///
/// Arrows are as long as their vectors, to the scale that the figure names; `.equal` shows
/// directions alone where lengths differ too much. A vector that is not finite is left out.
public struct VectorField: Plot, Sendable {
  /// What an arrow's length says.
  public enum Length: Sendable, Hashable {
    /// As long as the vector, the longest one reaching to the next arrow.
    case proportional
    /// All alike: only directions are shown.
    case equal
  }

  /// The first coordinate from the left to the right edge.
  public var x: ClosedRange<Double>
  /// The second coordinate from bottom to top.
  public var y: ClosedRange<Double>
  /// What an arrow's length says; `.proportional` by default.
  public var length: Length
  /// Lines over the arrows, such as the path of a search; none by default.
  public var paths: [PlotLine]
  /// The title below the horizontal axis; "x₁" by default.
  public var xLabel: String
  /// The title above the vertical axis; "x₂" by default.
  public var yLabel: String
  /// The colour of the arrows; `.gradient` by default.
  public var color: ColorRole
  /// The figure's width in SVG units, 440 by default; the height follows from the ranges.
  public var width: Double
  private let arrows: [Arrow]
  private let across: Int

  private struct Arrow: Sendable, Hashable {
    var x, y, dx, dy: Double
  }

  /// A field that is asked at `arrows` × `arrows` places.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, arrows: Int = 15,
    length: Length = .proportional, paths: [PlotLine] = [], xLabel: String = "x₁",
    yLabel: String = "x₂", color: ColorRole = .gradient, width: Double = 440,
    _ field: (Double, Double) -> (Double, Double)
  ) {
    precondition(
      (1...40).contains(arrows), "VectorField expects 1 to 40 arrows a side; got \(arrows).")
    let plane = Plane(x: x, y: y, width: width, xLabel: xLabel, yLabel: yLabel)
    self.x = plane.x
    self.y = plane.y
    self.length = length
    self.paths = paths
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.color = color
    self.width = width
    across = arrows
    // In the middles of equal cells, so that no arrow starts on the border.
    let share = { (index: Int) in (Double(index) + 0.5) / Double(arrows) }
    self.arrows = (0..<arrows).flatMap { row in
      (0..<arrows).map { column in
        let (atX, atY) = (
          plane.x.lowerBound * (1 - share(column)) + plane.x.upperBound * share(column),
          plane.y.lowerBound * (1 - share(row)) + plane.y.upperBound * share(row)
        )
        let (dx, dy) = field(atX, atY)
        return Arrow(x: atX, y: atY, dx: dx, dy: dy)
      }
    }
  }
}

extension VectorField {
  /// The figure: arrows around the places that were asked, and paths over them.
  public var drawing: Drawing {
    guard let longest else { return .empty("Vector field", width: width) }
    let plane = Plane(x: x, y: y, width: width, xLabel: xLabel, yLabel: yLabel)
    let (axes, legend, namesPaths) = plane.axes(naming: paths)
    return Drawing(width: width, height: axes.height, alternative: alternative, data: data) {
      writer in
      legend.draw(into: &writer)
      axes.draw(into: &writer, hasGrid: false)
      if length == .proportional {
        writer.label(
          "longest arrow: \(NumberText.readable(longest, significant: 2))",
          at: Position(width, axes.area.top - 14), anchor: .end, color: .muted)
      }
      drawArrows(axes, longest: longest, into: &writer)
      for path in paths {
        path.draw(into: &writer, axes: axes, budget: 2000 / max(1, paths.count))
      }
      if namesPaths { for path in paths { path.drawName(into: &writer, axes: axes) } }
    }
  }

  /// The field at `width` SVG units; nothing is computed again.
  public func fitted(toWidth width: Double) -> VectorField {
    var plot = self
    plot.width = width
    return plot
  }

  private var longest: Double? {
    arrows.map { hypot($0.dx, $0.dy) }.filter { $0.isFinite && $0 <= 1e300 }.max()
  }

  /// All arrows as one path: a shaft and two short strokes each.
  private func drawArrows(_ axes: Axes, longest: Double, into writer: inout SVGWriter) {
    let room = min(axes.area.width, axes.area.height) / Double(across) * 0.92
    // Directions are those on the page, whatever the units of both axes are.
    let unitX = axes.area.width / (x.upperBound - x.lowerBound)
    let unitY = axes.area.height / (y.upperBound - y.lowerBound)
    let sizes = arrows.map { hypot($0.dx * unitX, $0.dy * unitY) }
    let largest = sizes.filter(\.isFinite).max() ?? 0
    var path = PathData()
    var dots = PathData()
    for (arrow, size) in zip(arrows, sizes) {
      guard size.isFinite, let center = axes.position(arrow.x, arrow.y) else { continue }
      let drawn = length == .equal ? room * 0.8 : largest > 0 ? size / largest * room : 0
      guard size > 0, drawn >= 1.5 else {
        dots.dot(at: center)
        continue
      }
      let (ux, uy) = (arrow.dx * unitX / size, -arrow.dy * unitY / size)
      let half = drawn / 2
      let tip = Position(center.x + ux * half, center.y + uy * half)
      let head = min(5, drawn * 0.45)
      path.polyline([Position(center.x - ux * half, center.y - uy * half), tip])
      path.polyline([
        Position(tip.x - head * (ux * 0.85 - uy * 0.5), tip.y - head * (uy * 0.85 + ux * 0.5)),
        tip,
        Position(tip.x - head * (ux * 0.85 + uy * 0.5), tip.y - head * (uy * 0.85 - ux * 0.5)),
      ])
    }
    for (data, width) in [(path, "1.3"), (dots, "2.6")] where !data.isEmpty {
      writer.element(
        "path",
        [
          "d": data.text, "stroke": color.css, "stroke-width": width, "stroke-linecap": "round",
          "stroke-linejoin": "round",
        ])
    }
  }

  private var alternative: String {
    let plane = Plane(x: x, y: y, width: width, xLabel: xLabel, yLabel: yLabel)
    let lengths = arrows.map { hypot($0.dx, $0.dy) }.filter(\.isFinite)
    var text =
      "Vector field: \(plane.alternative) \(Alternative.count(lengths.count, "arrow")), "
      + "lengths from \(Alternative.range(lengths))."
    let pairs = zip(arrows, arrows.map { hypot($0.dx, $0.dy) }).filter { $0.1.isFinite }
    if let calmest = pairs.min(by: { $0.1 < $1.1 })?.0 {
      text +=
        " Shortest near (\(Alternative.number(calmest.x)), \(Alternative.number(calmest.y)))."
    }
    if length == .equal { text += " All are drawn equally long." }
    let missing = arrows.count - lengths.count
    if missing > 0 { text += " \(missing) not finite left out." }
    return ([text] + paths.prefix(6).map(\.alternative)).joined(separator: " ")
  }

  private var data: FigureTable {
    FigureTable(
      columns: [xLabel, yLabel, "Δ\(xLabel)", "Δ\(yLabel)"], count: arrows.count
    ) { index in
      let arrow = arrows[index]
      return [arrow.x, arrow.y, arrow.dx, arrow.dy].map(FigureTable.text)
    }
  }
}
