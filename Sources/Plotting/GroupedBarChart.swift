/// Bars in groups, to compare sets within each group: methods over tasks, losses before and after.
///
///     GroupedBarChart(
///       ["rings", "moons"],
///       [
///         BarSet("perceptron", [0.51, 0.86]),
///         BarSet("two layers", [0.98, 0.97], errors: [0.01, 0.02]),
///       ], y: "accuracy")
///
/// A value that is not finite leaves its place empty.
public struct GroupedBarChart: Plot, Sendable {
  /// The name below each group.
  public var groups: [String]
  /// One value a group each, drawn side by side in one colour.
  public var sets: [BarSet]
  /// The title below the groups; empty, the default, for none.
  public var x: String
  /// What the values measure, written at the top left; empty, the default, for no title.
  public var y: String
  /// The values that the axis spans; `nil`, the default, takes in zero, the values and their errors.
  public var yRange: ClosedRange<Double>?
  /// The figure's width in SVG units; 480 by default.
  public var width: Double
  /// The figure's height in SVG units; 290 by default.
  public var height: Double

  /// Sets of as many values as there are `groups`.
  public init(
    _ groups: [String], _ sets: [BarSet], x: String = "", y: String = "",
    yRange: ClosedRange<Double>? = nil, width: Double = 480, height: Double = 290
  ) {
    for set in sets {
      precondition(
        set.values.count == groups.count,
        "GroupedBarChart expects a value a group; set \"\(set.name)\" has \(set.values.count) "
          + "for \(groups.count) groups.")
    }
    self.groups = groups
    self.sets = sets
    self.x = x
    self.y = y
    self.yRange = yRange
    self.width = width
    self.height = height
  }
}

/// Bars of one colour, one a group.
///
///     BarSet("two layers", [0.98, 0.97], errors: [0.01, 0.02])
public struct BarSet: Sendable, Hashable {
  /// The name in the legend; empty for no entry.
  public var name: String
  /// Each bar's length from zero, with its sign.
  public var values: [Double]
  /// Half the length of each error bar, such as a standard deviation; empty for none.
  public var errors: [Double]
  /// The meaning of the colour; `nil` takes the next category.
  public var color: ColorRole?

  /// Values, with an error each or none.
  public init(
    _ name: String, _ values: [Double], errors: [Double] = [], color: ColorRole? = nil
  ) {
    precondition(
      errors.isEmpty || errors.count == values.count,
      "BarSet \"\(name)\" expects one error a bar or none; "
        + "got \(errors.count) for \(values.count) bars.")
    self.name = name
    self.values = values
    self.errors = errors
    self.color = color
  }
}

extension GroupedBarChart {
  /// More groups than this are too many to tell apart.
  private static let most = 200

  /// The figure: groups from left to right, with values on the bars where there is room.
  public var drawing: Drawing {
    guard let domain else { return .empty("Bar chart", width: width) }
    let groups = groups.prefix(Self.most)
    let legend = Legend(
      sets.indices.prefix(24).map {
        Legend.Entry(name: sets[$0].name, color: color($0), symbol: .square)
      }, width: width)
    let height = height + legend.height
    let axes = Axes(
      width: width, height: height,
      x: Axes.Request(domain: 0...Double(groups.count), label: x, hasTicks: false),
      y: Axes.Request(domain: domain, label: y, isNice: yRange == nil), topRow: legend.height)
    let slot = axes.area.width / Double(groups.count)
    return Drawing(width: width, height: height, alternative: alternative, data: data) { writer in
      legend.draw(into: &writer)
      axes.draw(into: &writer)
      for index in sets.indices { drawSet(index, axes: axes, slot: slot, into: &writer) }
      if axes.y.domain.lowerBound < 0, let zero = axes.y.position(0) {
        writer.line(
          from: Position(axes.area.left, zero), to: Position(axes.area.right, zero),
          color: .muted)
      }
      let widest = groups.map { TextWidth.estimate($0, size: TextSize.tick) }.max() ?? 0
      let every = groups.count <= 12 ? 1 : max(1, Int(((widest + 8) / slot).rounded(.up)))
      for index in stride(from: 0, to: groups.count, by: every) {
        writer.label(
          TextWidth.shortened(
            groups[index], toWidth: slot * Double(every) - 4, size: TextSize.tick),
          at: Position(
            axes.area.left + (Double(index) + 0.5) * slot, axes.area.bottom + TextSize.tick + 6),
          anchor: .middle)
      }
    }
  }

  /// The chart at `width` SVG units, its height being 0.6 of that plus 80.
  public func fitted(toWidth width: Double) -> GroupedBarChart {
    var plot = self
    plot.width = width
    plot.height = width * 0.6 + 80
    return plot
  }

  /// The charts with the range that spans all of them, where none is given.
  public static func aligned(_ plots: [GroupedBarChart]) -> [GroupedBarChart] {
    let ends = plots.compactMap(\.domain).flatMap { [$0.lowerBound, $0.upperBound] }
    let range = Scale.domain(of: ends, .linear)
    return plots.map { plot in
      var plot = plot
      plot.yRange = plot.yRange ?? range
      return plot
    }
  }

  private func color(_ index: Int) -> ColorRole { sets[index].color ?? .category(index) }

  private var domain: ClosedRange<Double>? {
    let ends = sets.flatMap { set in
      set.values.indices.flatMap { index in
        let (value, error) = (set.values[index], set.error(index))
        return [value, value - error, value + error]
      }
    }
    guard ends.contains(where: { Scale.admits($0, .linear) }) else { return nil }
    guard yRange == nil, let own = Scale.domain(of: ends + [0], .linear) else {
      return Scale.usable(yRange, .linear) ?? Scale.domain(of: ends + [0], .linear)
    }
    // Room for the numbers below bars that hang.
    let extra = own.lowerBound < 0 ? (own.upperBound - own.lowerBound) * 0.1 : 0
    return own.lowerBound - extra...own.upperBound
  }

  /// Draws the bars of one set as one path, and their errors as another.
  private func drawSet(_ index: Int, axes: Axes, slot: Double, into writer: inout SVGWriter) {
    let set = sets[index]
    let area = axes.area
    let bar = min(46, slot * 0.8 / Double(sets.count))
    let zero = min(max(0, axes.y.domain.lowerBound), axes.y.domain.upperBound)
    guard let base = axes.y.position(zero) else { return }
    var bars = PathData()
    var errors = PathData()
    var numbers: [(String, Position)] = []
    for (group, value) in set.values.prefix(Self.most).enumerated() {
      guard let at = axes.y.position(value) else { continue }
      let middle =
        area.left + (Double(group) + 0.5) * slot
        + (Double(index) - Double(sets.count - 1) / 2) * bar
      let end = min(max(at, area.top), area.bottom)
      let half = max(0.4, bar / 2 - (bar > 6 ? 1 : 0))
      bars.polyline(
        [
          Position(middle - half, base), Position(middle - half, end),
          Position(middle + half, end), Position(middle + half, base),
        ], closed: true)
      let error = set.error(group)
      var top = min(end, base)
      if error > 0, let high = axes.y.position(value + error),
        let low = axes.y.position(value - error)
      {
        let (high, low) = (max(high, area.top), min(low, area.bottom))
        let cap = min(5, half * 0.5)
        errors.polyline([Position(middle, low), Position(middle, high)])
        errors.polyline([Position(middle - cap, low), Position(middle + cap, low)])
        errors.polyline([Position(middle - cap, high), Position(middle + cap, high)])
        top = min(top, high)
      }
      let text = NumberText.readable(value, significant: 2)
      if TextWidth.estimate(text, size: TextSize.tick) <= bar + 2 {
        let y = value < 0 ? max(end, base) + TextSize.tick + 1 : max(top - 5, TextSize.tick)
        numbers.append((text, Position(middle, y)))
      }
    }
    guard !bars.isEmpty else { return }
    writer.element("path", ["d": bars.text, "fill": color(index).css, "fill-opacity": ".85"])
    if !errors.isEmpty {
      writer.element(
        "path", ["d": errors.text, "stroke": ColorRole.ink.css, "stroke-width": "1.5"])
    }
    for (text, place) in numbers {
      writer.label(text, at: place, anchor: .middle, halo: true)
    }
  }

  private var alternative: String {
    var text = Alternative.title("Grouped bar chart", x: x, y: y)
    for (index, group) in groups.prefix(20).enumerated() {
      let values = sets.prefix(10).map { set in
        let value = set.values[index]
        let error = set.error(index) > 0 ? " ± \(Alternative.number(set.error(index)))" : ""
        let shown = value.isFinite ? Alternative.number(value) : "no finite value"
        return (set.name.isEmpty ? "" : "\(Alternative.shortened(set.name)) ") + shown + error
      }
      text += " \(Alternative.shortened(group)): \(values.joined(separator: ", "))."
    }
    if groups.count > 20 { text += " And \(groups.count - 20) more groups." }
    if groups.count > Self.most { text += " The first \(Self.most) are drawn." }
    return text
  }

  private var data: FigureTable {
    let names = sets.flatMap { set in
      set.errors.isEmpty ? [set.name] : [set.name, "± \(set.name)"]
    }
    return FigureTable(columns: ["group"] + names, count: groups.count) { group in
      [groups[group]]
        + sets.flatMap { set in
          [FigureTable.text(set.values[group])]
            + (set.errors.isEmpty ? [] : [FigureTable.text(set.errors[group])])
        }
    }
  }
}

extension BarSet {
  /// Half the error bar's length; zero where there is none.
  fileprivate func error(_ index: Int) -> Double {
    guard index < errors.count, errors[index].isFinite, errors[index] > 0 else { return 0 }
    return errors[index]
  }
}
