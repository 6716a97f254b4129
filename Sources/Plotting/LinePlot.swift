/// Lines over a common x: losses over epochs, functions, measured curves.
///
///     LinePlot(
///       [Series("training", losses, color: .fit), Series("held out", heldOut, color: .data)],
///       x: "epoch", y: "loss", yScale: .logarithmic,
///       references: [.horizontal(1e-6, "tolerance")])
///
/// Each line carries its name at its end. On a logarithmic axis, values that are not positive are
/// left out.
public struct LinePlot: Plot, Sendable {
  /// The lines, later ones on top; without a colour, one alone takes `.fit`, several categories.
  public var series: [Series]
  /// The title below the horizontal axis; empty, the default, for none.
  public var x: String
  /// The title above the vertical axis; a single line of the same name is not labelled again.
  public var y: String
  /// How x is laid out; `.linear` by default.
  public var xScale: AxisScale
  /// How y is laid out; `.linear` by default.
  public var yScale: AxisScale
  /// The x values shown; `nil`, the default, takes in the data and vertical references.
  public var xRange: ClosedRange<Double>?
  /// The y values shown; `nil`, the default, takes in the data in `xRange` and the references.
  public var yRange: ClosedRange<Double>?
  /// Values across the figure that the data is read against; none by default.
  public var references: [ReferenceLine]
  /// The figure's width in SVG units; 480 by default.
  public var width: Double
  /// The figure's height in SVG units; 300 by default.
  public var height: Double
  private var share = 1.0

  /// Lines on common axes; a range of `nil` spans the data and `references`.
  public init(
    _ series: [Series], x: String = "", y: String = "", xScale: AxisScale = .linear,
    yScale: AxisScale = .linear, xRange: ClosedRange<Double>? = nil,
    yRange: ClosedRange<Double>? = nil, references: [ReferenceLine] = [], width: Double = 480,
    height: Double = 300
  ) {
    self.series = series
    self.x = x
    self.y = y
    self.xScale = xScale
    self.yScale = yScale
    self.xRange = xRange
    self.yRange = yRange
    self.references = references
    self.width = width
    self.height = height
  }

  /// One line without a name: the values against their index.
  public init(
    _ values: [Double], x: String = "", y: String = "", yScale: AxisScale = .linear,
    yRange: ClosedRange<Double>? = nil, references: [ReferenceLine] = []
  ) {
    self.init(
      [Series("", values, color: .fit)], x: x, y: y, yScale: yScale, yRange: yRange,
      references: references)
  }
}

extension LinePlot {
  /// The figure: lines named at their ends or, where names do not fit there, in a legend.
  public var drawing: Drawing {
    guard let xRequest, let yRequest else { return .empty("Line chart", width: width) }
    // A single line that the y axis already names needs no label.
    let names = series.map { series.count == 1 && $0.name == y ? "" : $0.name }
    let column = EndLabels.column(for: names, width: width, height: height * 0.75)
    let legend = Legend(column == nil ? legendEntries : [], width: width)
    let axes = Axes(
      width: width, height: height, x: xRequest, y: yRequest, topRow: legend.height,
      rightColumn: column ?? 0)
    return Drawing(width: width, height: height, alternative: alternative, data: data) { writer in
      legend.draw(into: &writer)
      axes.draw(into: &writer)
      for (index, line) in series.enumerated() {
        drawBand(of: line, color: color(index), on: axes, into: &writer)
      }
      let lines = series.map { pieces(of: $0, on: axes) }
      for reference in references {
        reference.draw(into: &writer, axes: axes, avoiding: lines.flatMap { $0 })
      }
      for (index, line) in lines.enumerated() {
        draw(line, of: series[index], color: color(index), into: &writer)
      }
      guard column != nil else { return }
      let entries = zip(names, lines).enumerated().compactMap { index, named in
        named.0.isEmpty
          ? nil
          : named.1.joined().max { $0.x < $1.x }.map {
            EndLabels.Entry(text: named.0, color: color(index), end: $0)
          }
      }
      EndLabels(entries: entries, area: axes.area, width: width).draw(into: &writer)
    }
  }

  /// The plot at `width` SVG units, its height being 0.6 of that plus 80.
  public func fitted(toWidth width: Double) -> LinePlot {
    var plot = self
    plot.width = width
    plot.height = width * 0.6 + 80
    return plot
  }

  /// The plot with this share of the points of each long line.
  public func thinned(to share: Double) -> LinePlot {
    var plot = self
    plot.share = share
    return plot
  }

  /// The plots with the ranges that span all of them, where none is given.
  public static func aligned(_ plots: [LinePlot]) -> [LinePlot] {
    guard let first = plots.first else { return plots }
    let xs = plots.compactMap { $0.xRequest?.domain }.flatMap { [$0.lowerBound, $0.upperBound] }
    let ys = plots.compactMap { $0.yRequest?.domain }.flatMap { [$0.lowerBound, $0.upperBound] }
    let (x, y) = (Scale.domain(of: xs, first.xScale), Scale.domain(of: ys, first.yScale))
    return plots.map { plot in
      var plot = plot
      plot.xRange = plot.xRange ?? x
      plot.yRange =
        plot.yRange ?? (first.yScale == .linear ? y.map { Ticks.nice($0, count: 5) } : y)
      return plot
    }
  }

  private func color(_ index: Int) -> ColorRole {
    series[index].color ?? (series.count == 1 ? .fit : .category(index))
  }

  private var legendEntries: [Legend.Entry] {
    series.indices.prefix(24).map {
      Legend.Entry(name: series[$0].name, color: color($0), dashed: series[$0].dashed)
    }
  }

  private var xRequest: Axes.Request? {
    let values = series.flatMap { line in
      zip(line.x, line.y).compactMap { Scale.admits($1, yScale) ? $0 : nil }
    }
    let references = references.compactMap {
      if case .vertical(let value, _) = $0 { value } else { nil }
    }
    guard let data = Scale.domain(of: values, xScale) else { return nil }
    let all = Scale.domain(of: values + references, xScale) ?? data
    return Axes.Request(kind: xScale, domain: Scale.usable(xRange, xScale) ?? all, label: x)
  }

  private var yRequest: Axes.Request? {
    let values = series.flatMap { line in
      zip(line.x, line.y).compactMap { at, value in
        Scale.admits(at, xScale) && (xRange?.contains(at) ?? true) ? value : nil
      }
    }
    // A deviation that exceeds its mean would pull a logarithmic axis down without end.
    let bands =
      yScale == .logarithmic
      ? [] : series.flatMap { line in zip(line.y, line.spread).flatMap { [$0 - $1, $0 + $1] } }
    let references = references.compactMap {
      if case .horizontal(let value, _) = $0 { value } else { nil }
    }
    guard
      let domain = Scale.usable(yRange, yScale)
        ?? Scale.domain(
          of: values + references + bands, yScale, padding: yScale == .logarithmic ? 0.04 : 0)
    else { return nil }
    return Axes.Request(kind: yScale, domain: domain, label: y, isNice: yRange == nil)
  }

  /// The visible parts of a line: split at gaps, cut at the border, thinned to what is seen.
  private func pieces(of line: Series, on axes: Axes) -> [[Position]] {
    let budget = max(24, Int(share * min(1600, 5000 / Double(max(1, series.count)))))
    var runs: [[Position]] = [[]]
    for (at, value) in zip(line.x, line.y) {
      if let position = axes.position(at, value) {
        runs[runs.count - 1].append(position)
      } else if !runs[runs.count - 1].isEmpty {
        runs.append([])
      }
    }
    let visible = runs.flatMap { Clipping.line($0, to: axes.area.inset(by: -1)) }
      .filter { !$0.isEmpty }
    let total = visible.reduce(0) { $0 + $1.count }
    guard total > budget else { return visible }
    // Each part gets its share; where parts are too many, the shortest gaps close up.
    guard visible.count * 8 <= budget else {
      return [Thinning.line(visible.flatMap { $0 }, budget: budget)]
    }
    return visible.map { Thinning.line($0, budget: max(8, $0.count * budget / total)) }
  }

  private func draw(
    _ pieces: [[Position]], of line: Series, color: ColorRole, into writer: inout SVGWriter
  ) {
    var path = PathData()
    for piece in pieces where piece.count > 1 { path.polyline(piece) }
    if !path.isEmpty {
      writer.element(
        "path",
        [
          "d": path.text, "stroke": color.css,
          "stroke-width": path.text.utf8.count > 6000 ? "1.4" : "2.2",
          "stroke-linejoin": "round", "stroke-linecap": "round",
          "stroke-dasharray": line.dashed ? "6 5" : "none",
        ])
    }
    // A point between two gaps has no line to be seen by.
    let marked = line.marks ? pieces.flatMap { $0 } : pieces.filter { $0.count == 1 }.flatMap { $0 }
    PointSymbol.circle.draw(
      Thinning.cloud(marked, budget: 200), radius: 4, color: color, into: &writer)
  }
}

extension LinePlot {
  /// Fills the band around a line, in parts where a value is missing.
  private func drawBand(
    of line: Series, color: ColorRole, on axes: Axes, into writer: inout SVGWriter
  ) {
    guard !line.spread.isEmpty else { return }
    let budget = max(12, Int(share * min(400, 1200 / Double(max(1, series.count)))))
    let (area, low) = (axes.area, axes.y.domain.lowerBound)
    var parts: [(upper: [Position], lower: [Position])] = [([], [])]
    for ((at, value), spread) in zip(zip(line.x, line.y), line.spread) {
      // What is not positive lies below all of a logarithmic axis.
      let bottom = yScale == .logarithmic && value - spread <= 0 ? low : value - spread
      if let x = axes.x.position(at), let top = axes.y.position(value + spread),
        let end = axes.y.position(bottom), x >= area.left - 0.5, x <= area.right + 0.5
      {
        parts[parts.count - 1].upper.append(Position(x, min(max(top, area.top), area.bottom)))
        parts[parts.count - 1].lower.append(Position(x, min(max(end, area.top), area.bottom)))
      } else if !parts[parts.count - 1].upper.isEmpty {
        parts.append(([], []))
      }
    }
    var path = PathData()
    for part in parts.prefix(60) where part.upper.count > 1 {
      let upper = Thinning.line(part.upper, budget: budget)
      let lower = Thinning.line(part.lower, budget: budget)
      path.polyline(upper + lower.reversed(), closed: true)
    }
    guard !path.isEmpty else { return }
    writer.element("path", ["d": path.text, "fill": color.css, "fill-opacity": ".18"])
  }
}

extension LinePlot {
  /// A column a line over common x, or a row a point.
  private var data: FigureTable {
    let xTitle = x.isEmpty ? "x" : x
    guard let first = series.first, series.allSatisfy({ $0.x == first.x }) else {
      return FigureTable(points: series.map { ($0.name, $0.x, $0.y) }, x: xTitle, y: y)
    }
    let names = series.enumerated().flatMap { index, line in
      let name =
        line.name.isEmpty ? (y.isEmpty || series.count > 1 ? "y\(index + 1)" : y) : line.name
      return line.spread.isEmpty ? [name] : [name, "± \(name)"]
    }
    return FigureTable(columns: [xTitle] + names, count: first.x.count) { row in
      [FigureTable.text(first.x[row])]
        + series.flatMap { line in
          [FigureTable.text(line.y[row])]
            + (line.spread.isEmpty ? [] : [FigureTable.text(line.spread[row])])
        }
    }
  }

  private var alternative: String {
    var sentences = [Alternative.title("Line chart", x: x, y: y)]
    if xScale == .logarithmic { sentences.append("The x axis is logarithmic.") }
    if yScale == .logarithmic { sentences.append("The y axis is logarithmic.") }
    sentences += series.prefix(10).map {
      Alternative.line(name: $0.name, x: $0.x, y: $0.y, xScale: xScale, yScale: yScale)
    }
    let spreads = series.filter { !$0.spread.isEmpty }
    if !spreads.isEmpty {
      let widest = Alternative.range(spreads.flatMap(\.spread))
      sentences.append("A band shows the spread, half of which is from \(widest).")
    }
    if series.count > 10 { sentences.append("And \(series.count - 10) more lines.") }
    sentences += references.map(\.alternative)
    return sentences.joined(separator: " ")
  }
}
