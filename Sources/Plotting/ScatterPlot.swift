/// Points in the plane, by class, with lines and arrows among them.
///
///     ScatterPlot(
///       [Points("class 0", points: zeros), Points("class 1", points: ones)],
///       lines: [.boundary(w[0], w[1], bias: b, "boundary")], x: "x₁", y: "x₂")
///
/// Classes differ by colour and by symbol.
public struct ScatterPlot: Plot, Sendable {
  /// The sets, the first 24 named in a legend; each shows at most its equal share of 4000 points.
  public var points: [Points]
  /// Lines and arrows, drawn below the points; none by default.
  public var lines: [PlotLine]
  /// The title below the horizontal axis; empty, the default, for none.
  public var x: String
  /// The title above the vertical axis; empty, the default, for none.
  public var y: String
  /// The x values shown, which `equalUnits` may extend; `nil` spans the data and 6 % on each side.
  public var xRange: ClosedRange<Double>?
  /// The y values shown, which `equalUnits` may extend; `nil` spans the data and 6 % on each side.
  public var yRange: ClosedRange<Double>?
  /// Whether one unit is as long on both axes, as angles between arrows need.
  public var equalUnits: Bool
  /// The figure's width in SVG units; 480 by default.
  public var width: Double
  /// The height in SVG units, 370 by default; with `equalUnits` it follows from the ranges.
  public var height: Double
  private var share = 1.0

  /// Points with `lines` below them; a range of `nil` spans both, but not boundaries.
  public init(
    _ points: [Points], lines: [PlotLine] = [], x: String = "", y: String = "",
    xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil,
    equalUnits: Bool = false, width: Double = 480, height: Double = 370
  ) {
    self.points = points
    self.lines = lines
    self.x = x
    self.y = y
    self.xRange = xRange
    self.yRange = yRange
    self.equalUnits = equalUnits
    self.width = width
    self.height = height
  }
}

extension ScatterPlot {
  /// The figure: points over lines, with a legend of the named sets above.
  public var drawing: Drawing {
    let xs = points.flatMap(\.x) + lines.flatMap(\.extent.x)
    let ys = points.flatMap(\.y) + lines.flatMap(\.extent.y)
    let finite = zip(xs, ys).filter { Scale.admits($0, .linear) && Scale.admits($1, .linear) }
    guard
      let xDomain = Scale.usable(xRange, .linear)
        ?? Scale.domain(of: finite.map(\.0), .linear, padding: 0.06),
      let yDomain = Scale.usable(yRange, .linear)
        ?? Scale.domain(of: finite.map(\.1), .linear, padding: 0.06)
    else { return .empty("Scatter plot", width: width) }
    let entries = points.indices.prefix(24).map { points[$0].legendEntry($0) }
    var legend = Legend(entries, width: width)
    var height = height
    var axes = axes(xDomain, yDomain, height: height, legend: legend)
    if equalUnits {
      let aspect =
        (yDomain.upperBound - yDomain.lowerBound) / (xDomain.upperBound - xDomain.lowerBound)
      height += axes.area.width * min(0.85, max(0.45, aspect)) - axes.area.height
      let (x, y) = Self.equalized(
        xDomain, yDomain, width: axes.area.width, axes.area.width * min(0.85, max(0.45, aspect)))
      axes = self.axes(x, y, height: height, legend: legend)
    }
    let namesLines = !PlotLine.namesCollide(lines, axes: axes)
    if !namesLines {
      let added = Legend(entries + PlotLine.legendEntries(lines), width: width)
      height += added.height - legend.height
      legend = added
      axes = self.axes(axes.x.domain, axes.y.domain, height: height, legend: legend)
    }
    return Drawing(width: width, height: height, alternative: alternative, data: data) { writer in
      legend.draw(into: &writer)
      axes.draw(into: &writer, verticalGrid: true)
      for line in lines {
        line.draw(
          into: &writer, axes: axes, budget: max(16, Int(share * 2000) / max(1, lines.count)))
      }
      for (index, set) in points.enumerated() {
        set.draw(into: &writer, axes: axes, index: index, budget: budget)
      }
      if namesLines { for line in lines { line.drawName(into: &writer, axes: axes) } }
    }
  }

  /// The plot as a square with sides of `width` SVG units.
  public func fitted(toWidth width: Double) -> ScatterPlot {
    var plot = self
    plot.width = width
    // Ticks and labels keep their size: a square panel leaves the points enough height.
    plot.height = width
    return plot
  }

  /// The plot with this share of the points of each large set.
  public func thinned(to share: Double) -> ScatterPlot {
    var plot = self
    plot.share = share
    return plot
  }

  /// The plots with the ranges that span all of them, where none is given.
  public static func aligned(_ plots: [ScatterPlot]) -> [ScatterPlot] {
    let x = Scale.domain(
      of: plots.flatMap { $0.points.flatMap(\.x) + $0.lines.flatMap(\.extent.x) }, .linear,
      padding: 0.06)
    let y = Scale.domain(
      of: plots.flatMap { $0.points.flatMap(\.y) + $0.lines.flatMap(\.extent.y) }, .linear,
      padding: 0.06)
    return plots.map { plot in
      var plot = plot
      plot.xRange = plot.xRange ?? x
      plot.yRange = plot.yRange ?? y
      return plot
    }
  }

  /// The most points drawn of one set.
  private var budget: Int { max(30, Int(share * 4000)) / max(1, points.count) }

  private var data: FigureTable {
    FigureTable(points: points.map { ($0.name, $0.x, $0.y) }, x: x, y: y)
  }

  private func axes(
    _ xDomain: ClosedRange<Double>, _ yDomain: ClosedRange<Double>, height: Double,
    legend: Legend
  ) -> Axes {
    Axes(
      width: width, height: height, x: Axes.Request(domain: xDomain, label: x),
      y: Axes.Request(domain: yDomain, label: y), topRow: legend.height)
  }

  /// Both domains with one value span per unit of length, the shorter one extended.
  private static func equalized(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, width: Double, _ height: Double
  ) -> (ClosedRange<Double>, ClosedRange<Double>) {
    let unit = max(
      (x.upperBound - x.lowerBound) / width, (y.upperBound - y.lowerBound) / height)
    func spread(_ range: ClosedRange<Double>, _ length: Double) -> ClosedRange<Double> {
      let middle = (range.lowerBound + range.upperBound) / 2
      return middle - unit * length / 2...middle + unit * length / 2
    }
    return (spread(x, width), spread(y, height))
  }

  private var alternative: String {
    var sentences = [Alternative.title("Scatter plot", x: x, y: y)]
    sentences += points.prefix(10).map { Alternative.points(name: $0.name, x: $0.x, y: $0.y) }
    if points.contains(where: { $0.x.count > budget }) {
      sentences.append("Of the larger sets a sample of \(budget) points is drawn.")
    }
    if points.count > 10 { sentences.append("And \(points.count - 10) more sets.") }
    sentences += lines.prefix(6).map(\.alternative)
    return sentences.joined(separator: " ")
  }
}

extension PlotLine {
  /// The line in words.
  var alternative: String {
    let subject = name.isEmpty ? "" : " \(Alternative.shortened(name))"
    switch shape {
    case .boundary(let a, let b, let c):
      return "Line\(subject) where \(Self.equation(a, b, c))."
    case .path(let x, let y):
      guard let startX = x.first, let startY = y.first, let endX = x.last, let endY = y.last
      else { return "Line\(subject) without points." }
      let kind = arrow ? "Arrow" : "Line"
      return "\(kind)\(subject) from (\(Alternative.number(startX)), \(Alternative.number(startY)))"
        + " to (\(Alternative.number(endX)), \(Alternative.number(endY)))."
    }
  }

  /// `2x − y + 0.5 = 0`, with the signs and the ones left out as one would write it.
  private static func equation(_ a: Double, _ b: Double, _ c: Double) -> String {
    var text = ""
    for (factor, name) in [(a, "x"), (b, "y"), (c, "")] where factor != 0 {
      let size = abs(factor) == 1 && !name.isEmpty ? "" : Alternative.number(abs(factor))
      let sign = factor < 0 ? (text.isEmpty ? "−" : " − ") : (text.isEmpty ? "" : " + ")
      text += sign + size + name
    }
    return (text.isEmpty ? "0" : text) + " = 0"
  }
}
