/// The level lines of a function of two variables, with the paths that searches took over it.
///
///     ContourPlot(
///       x: -2...2, y: -1...3,
///       paths: [
///         PlotLine("descent", points: plain, color: .category(0), marks: true),
///         PlotLine("momentum", points: heavy, color: .category(1), marks: true),
///       ]
///     ) { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) }
///
/// Each line carries its level. Higher ground is darker. A function that falls by many powers of
/// ten, as losses do, gets levels by powers of ten.
public struct ContourPlot: Plot, Sendable {
  /// The first variable from the left to the right edge.
  public var x: ClosedRange<Double>
  /// The second variable from bottom to top.
  public var y: ClosedRange<Double>
  /// The values that lines join; `nil`, the default, chooses about ten.
  public var levels: [Double]?
  /// Lines over the levels, such as the path of a search; none by default.
  public var paths: [PlotLine]
  /// Points over the levels, such as a minimum; none by default.
  public var points: [Points]
  /// The title below the horizontal axis; "x₁" by default.
  public var xLabel: String
  /// The title above the vertical axis; "x₂" by default.
  public var yLabel: String
  /// The figure's width in SVG units, 440 by default; the height follows from the ranges.
  public var width: Double
  private let values: [[Double]]

  /// A function asked at the corners of `resolution` × `resolution` equal cells.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double]? = nil,
    paths: [PlotLine] = [], points: [Points] = [], xLabel: String = "x₁", yLabel: String = "x₂",
    resolution: Int = 72, width: Double = 440, _ function: (Double, Double) -> Double
  ) {
    precondition(
      (2...400).contains(resolution),
      "ContourPlot expects a resolution of 2 to 400; got \(resolution).")
    let plane = Plane(x: x, y: y, width: width, xLabel: xLabel, yLabel: yLabel)
    self.x = plane.x
    self.y = plane.y
    self.levels = levels
    self.paths = paths
    self.points = points
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.width = width
    values = Plane.grid(plane.x, plane.y, resolution, function)
  }
}

extension ContourPlot {
  /// The figure: level lines on shades, named where they are straightest, and paths over them.
  public var drawing: Drawing {
    let finite = values.joined().filter { Scale.admits($0, .linear) }
    guard let low = finite.min(), let high = finite.max() else {
      return .empty("Contour plot", width: width)
    }
    let levels = shownLevels(finite)
    let plane = Plane(x: x, y: y, width: width, xLabel: xLabel, yLabel: yLabel)
    let entries = points.indices.prefix(24).map { points[$0].legendEntry($0) }
    let (axes, legend, namesPaths) = plane.axes(naming: paths, beside: entries)
    return Drawing(
      width: width, height: axes.height,
      alternative: alternative(plane, low...high, levels), data: data
    ) { writer in
      legend.draw(into: &writer)
      axes.draw(into: &writer, hasGrid: false)
      ContourLines(values: values, levels: levels, area: axes.area)
        .draw(into: &writer, avoiding: paths.flatMap { $0.positions(on: axes) })
      for path in paths {
        path.draw(into: &writer, axes: axes, budget: 1600 / max(1, paths.count))
      }
      for (index, set) in points.enumerated() {
        set.draw(into: &writer, axes: axes, index: index, budget: 400 / max(1, points.count))
      }
      if namesPaths { for path in paths { path.drawName(into: &writer, axes: axes) } }
    }
  }

  /// The plot at `width` SVG units; the function is not asked again.
  public func fitted(toWidth width: Double) -> ContourPlot {
    var plot = self
    plot.width = width
    return plot
  }

  /// The given levels, or round ones: at equal steps, or by 1, 2, 5 × 10ⁿ where most of the area
  /// lies far below the highest value.
  private func shownLevels(_ finite: [Double]) -> [Double] {
    if let levels {
      return Array(levels.filter { Scale.admits($0, .linear) }.sorted().prefix(24))
    }
    let sorted = finite.sorted()
    let (low, high) = (sorted[0], sorted[sorted.count - 1])
    guard high > low else { return [] }
    let steps = Ticks.linear(low...high, count: 10).map(\.value).filter { $0 > low && $0 < high }
    guard low >= 0, sorted[sorted.count / 2] < high / 8 else { return steps }
    // Down to where a hundredth of the area lies below.
    let least = max(sorted[sorted.count / 100], high * 1e-6)
    var levels = Ticks.logarithmic(least...high, count: 12).map(\.value)
    if levels.count < 6 {
      levels = levels.flatMap { [$0, $0 * 2, $0 * 5] }.filter { $0 < high }
      levels = [levels.first.map { $0 / 2 }].compactMap { $0 }.filter { $0 > least } + levels
    }
    let unique = Set(levels.filter { $0 > low && $0 < high }).sorted()
    return unique.count >= 3 ? unique : steps
  }

  private func alternative(
    _ plane: Plane, _ span: ClosedRange<Double>, _ levels: [Double]
  ) -> String {
    var text =
      "Contour plot: \(plane.alternative) Values from "
      + "\(Alternative.range([span.lowerBound, span.upperBound]))"
    if let lowest = place(of: span.lowerBound) {
      text += ", lowest near (\(Alternative.number(lowest.x)), \(Alternative.number(lowest.y)))"
    }
    text +=
      levels.isEmpty
      ? ". No level lies between them."
      : ". Lines at \(levels.prefix(14).map(Alternative.number).joined(separator: ", "))."
    let sets = points.prefix(10).map { Alternative.points(name: $0.name, x: $0.x, y: $0.y) }
    return ([text] + sets + paths.prefix(6).map(\.alternative)).joined(separator: " ")
  }

  private func place(of value: Double) -> (x: Double, y: Double)? {
    for (row, line) in values.enumerated() {
      guard let column = line.firstIndex(of: value) else { continue }
      let (right, up) = (
        Double(column) / Double(line.count - 1), Double(row) / Double(values.count - 1)
      )
      return (
        x.lowerBound * (1 - right) + x.upperBound * right,
        y.lowerBound * (1 - up) + y.upperBound * up
      )
    }
    return nil
  }

  /// The paths' points; of a plot without paths, the function on a coarse grid.
  private var data: FigureTable {
    guard paths.allSatisfy({ $0.extent.x.isEmpty }) else {
      return FigureTable(
        points: paths.map { ($0.name, $0.extent.x, $0.extent.y) }, x: xLabel, y: yLabel)
    }
    let places = (0..<7).map { $0 * (values.count - 1) / 6 }
    let coordinate = { (range: ClosedRange<Double>, index: Int) in
      let share = Double(index) / Double(values.count - 1)
      return FigureTable.text(range.lowerBound * (1 - share) + range.upperBound * share)
    }
    return FigureTable(
      columns: ["\(yLabel) ∖ \(xLabel)"] + places.map { coordinate(x, $0) },
      rows: places.reversed().map { row in
        [coordinate(y, row)] + places.map { FigureTable.text(values[row][$0]) }
      }, note: "The function on a coarse grid.")
  }
}

extension PlotLine {
  /// Where the path's points lie.
  func positions(on axes: Axes) -> [Position] {
    zip(extent.x, extent.y).compactMap { axes.position($0, $1) }
  }
}
