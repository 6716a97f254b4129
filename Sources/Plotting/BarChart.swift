/// Named amounts as bars from zero, with their values written on them.
///
///     BarChart([("2 hidden units", 0.75), ("8", 0.97)], y: "accuracy", errors: [0.02, 0.01])
///
/// Bars stand upright while their names fit below them, and lie otherwise. A value that is not
/// finite leaves its place empty.
public struct BarChart: Plot, Sendable {
  /// Each bar's name, below an upright bar and left of a lying one; left out beyond 80 bars.
  public var names: [String]
  /// Each bar's length from zero, with its sign; as many as `names`.
  public var values: [Double]
  /// The title below the bars; empty, the default, for none.
  public var x: String
  /// What the values measure, written at the top left; empty, the default, for no title.
  public var y: String
  /// The values that the axis spans; `nil`, the default, takes in zero, the values and `errors`.
  public var yRange: ClosedRange<Double>?
  /// Half the length of each error bar, such as a standard deviation; empty for none.
  public var errors: [Double]
  /// The fill of all bars; `.value` by default.
  public var color: ColorRole
  /// The figure's width in SVG units; 480 by default.
  public var width: Double
  /// The figure's height in SVG units, 290 by default; lying bars take 30 each instead.
  public var height: Double

  /// Bars as pairs of name and value, in order; `errors` holds a half-length for each or is empty.
  public init(
    _ bars: [(String, Double)], x: String = "", y: String = "",
    yRange: ClosedRange<Double>? = nil, errors: [Double] = [], color: ColorRole = .value,
    width: Double = 480, height: Double = 290
  ) {
    precondition(
      errors.isEmpty || errors.count == bars.count,
      "BarChart expects one error a bar or none; got \(errors.count) for \(bars.count) bars.")
    names = bars.map(\.0)
    values = bars.map(\.1)
    self.x = x
    self.y = y
    self.yRange = yRange
    self.errors = errors
    self.color = color
    self.width = width
    self.height = height
  }
}

extension BarChart {
  /// The figure: up to 20 bars lie where their names do not fit; beyond 80 they are thin strokes.
  public var drawing: Drawing {
    guard let domain else { return .empty("Bar chart", width: width) }
    if values.count > DenseBars.threshold {
      return DenseBars(chart: self, domain: domain, alternative: alternative).drawing
    }
    let slot = (width - 64) / Double(max(1, values.count))
    let widest = names.map { TextWidth.estimate($0, size: TextSize.tick) }.max() ?? 0
    let isUpright = values.count > 20 || widest + 10 <= slot
    return isUpright
      ? upright(domain)
      : LyingBars(chart: self, domain: domain, alternative: alternative).drawing
  }

  /// The chart at `width` SVG units, its height being 0.6 of that plus 80.
  public func fitted(toWidth width: Double) -> BarChart {
    var plot = self
    plot.width = width
    plot.height = width * 0.6 + 80
    return plot
  }

  /// What is drawn of each bar: its value and the ends of its error bar.
  func error(_ index: Int) -> Double? {
    guard index < errors.count, errors[index].isFinite, errors[index] > 0 else { return nil }
    return errors[index]
  }

  private var domain: ClosedRange<Double>? {
    let finite = values.indices.filter { Scale.admits(values[$0], .linear) }
    guard !finite.isEmpty else { return nil }
    let ends = finite.flatMap { index in
      let error = error(index) ?? 0
      return [values[index] - error, values[index] + error, values[index]]
    }
    return Scale.usable(yRange, .linear)
      ?? Scale.domain(of: ends + [0], .linear)
  }

  private func upright(_ domain: ClosedRange<Double>) -> Drawing {
    let count = Double(values.count)
    let showsValues = width >= 40 * count
    var domain = domain
    if showsValues, yRange == nil {
      // Room for the numbers beyond the longest bars.
      let extra = (domain.upperBound - domain.lowerBound) * 0.09
      let low = domain.lowerBound < 0 ? domain.lowerBound - extra : domain.lowerBound
      let high = domain.upperBound > 0 ? domain.upperBound + extra : domain.upperBound
      domain = low...high
    }
    let axes = Axes(
      width: width, height: height, x: Axes.Request(domain: 0...count, label: x, hasTicks: false),
      y: Axes.Request(domain: domain, label: y))
    let slot = axes.area.width / count
    return Drawing(width: width, height: height, alternative: alternative, data: data) { writer in
      axes.draw(into: &writer)
      for index in values.indices {
        drawBar(index, axes: axes, slot: slot, showsValue: showsValues, into: &writer)
      }
      if axes.y.domain.lowerBound < 0, let zero = axes.y.position(0) {
        writer.line(
          from: Position(axes.area.left, zero), to: Position(axes.area.right, zero),
          color: .muted)
      }
      let widest = names.map { TextWidth.estimate($0, size: TextSize.tick) }.max() ?? 0
      let every = max(1, Int(((widest + 8) / slot).rounded(.up)))
      for index in stride(from: 0, to: names.count, by: every) {
        let middle = axes.area.left + (Double(index) + 0.5) * slot
        writer.label(
          TextWidth.shortened(names[index], toWidth: slot * Double(every), size: TextSize.tick),
          at: Position(middle, axes.area.bottom + TextSize.tick + 6), anchor: .middle)
      }
    }
  }

  private func drawBar(
    _ index: Int, axes: Axes, slot: Double, showsValue: Bool, into writer: inout SVGWriter
  ) {
    let area = axes.area
    let zero = min(max(0, axes.y.domain.lowerBound), axes.y.domain.upperBound)
    guard let at = axes.y.position(values[index]), let base = axes.y.position(zero) else { return }
    let middle = area.left + (Double(index) + 0.5) * slot
    let half = min(slot * 0.36, 34)
    let end = min(max(at, area.top), area.bottom)
    var bar = PathData()
    bar.polyline(
      [
        Position(middle - half, base), Position(middle - half, end),
        Position(middle + half, end), Position(middle + half, base),
      ], closed: true)
    writer.element("path", ["d": bar.text, "fill": color.css, "fill-opacity": ".85"])
    var top = min(end, base)
    var bottom = max(end, base)
    if let error = error(index), let high = axes.y.position(values[index] + error),
      let low = axes.y.position(values[index] - error)
    {
      let cap = min(6, half * 0.5)
      var path = PathData()
      for piece in [
        [Position(middle, low), Position(middle, high)],
        [Position(middle - cap, low), Position(middle + cap, low)],
        [Position(middle - cap, high), Position(middle + cap, high)],
      ] {
        Clipping.line(piece, to: area).filter { $0.count > 1 }.forEach { path.polyline($0) }
      }
      writer.element(
        "path", ["d": path.text, "stroke": ColorRole.ink.css, "stroke-width": "1.6"])
      top = max(area.top, min(top, high))
      bottom = min(area.bottom, max(bottom, low))
    }
    guard showsValue else { return }
    let isNegative = values[index] < 0
    writer.label(
      NumberText.readable(values[index], significant: 3),
      at: Position(middle, isNegative ? bottom + TextSize.tick + 1 : top - 5), anchor: .middle,
      halo: true)
  }

  /// A row a bar.
  var data: FigureTable {
    let columns = ["name", y.isEmpty ? "value" : y] + (errors.isEmpty ? [] : ["±"])
    return FigureTable(columns: columns, count: values.count) { index in
      [names[index], FigureTable.text(values[index])]
        + (errors.isEmpty ? [] : [FigureTable.text(errors[index])])
    }
  }

  /// The charts with the range that spans all of them, where none is given.
  public static func aligned(_ plots: [BarChart]) -> [BarChart] {
    let ends = plots.compactMap(\.domain).flatMap { [$0.lowerBound, $0.upperBound] }
    let range = Scale.domain(of: ends, .linear)
    return plots.map { plot in
      var plot = plot
      plot.yRange = plot.yRange ?? range
      return plot
    }
  }

  private var alternative: String {
    let bars = names.indices.prefix(30).map { index in
      let error = error(index).map { " ± \(Alternative.number($0))" } ?? ""
      let value = values[index].isFinite ? Alternative.number(values[index]) : "no finite value"
      return "\(Alternative.shortened(names[index])) \(value)\(error)"
    }
    var text = Alternative.title("Bar chart", x: x, y: y)
    text += " \(Alternative.count(values.count, "bar")): \(bars.joined(separator: ", "))"
    text += names.count > 30 ? ", and \(names.count - 30) more." : "."
    return text
  }
}
