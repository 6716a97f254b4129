/// The frame of a figure with two axes: where the data goes, and the ticks and labels around it.
struct Axes {
  let width: Double
  let height: Double
  let x: Scale
  let y: Scale
  let xTicks: [Tick]
  let yTicks: [Tick]
  let xLabel: String
  let yLabel: String
  /// The area of the data.
  let area: Box

  /// What an axis is told before its length is known.
  struct Request {
    var kind = AxisScale.linear
    var domain: ClosedRange<Double>
    var label = ""
    /// Whether the domain may grow to whole ticks.
    var isNice = false
    /// Whether the axis names values; one over categories does not.
    var hasTicks = true
  }

  /// - Parameters:
  ///   - topRow: height kept free above the figure, for a legend.
  ///   - rightColumn: width kept free beside the area, for labels at line ends.
  init(
    width: Double, height: Double, x xRequest: Request, y yRequest: Request,
    topRow: Double = 0, rightColumn: Double = 0
  ) {
    self.width = width
    self.height = height
    xLabel = xRequest.label
    yLabel = yRequest.label
    let top = topRow + (yLabel.isEmpty ? 10 : TextSize.label + 14)
    let bottom = height - (xLabel.isEmpty ? 26 : 50)

    let yCount = max(2, Int((bottom - top) / 46))
    let yDomain = Self.domain(yRequest, count: yCount)
    yTicks = yRequest.hasTicks ? Self.ticks(yRequest.kind, yDomain, count: yCount) : []
    let widest = yTicks.map(Self.width(of:)).max() ?? 0
    let left = min(width * 0.4, widest + 10)
    let right = width - max(rightColumn, 12)

    var xCount = max(2, Int((right - left) / 72))
    let xDomain = Self.domain(xRequest, count: xCount)
    var scale = Scale(xRequest.kind, domain: xDomain, start: left, end: right)
    var ticks = xRequest.hasTicks ? Self.ticks(xRequest.kind, xDomain, count: xCount) : []
    while xRequest.hasTicks, xCount > 1, Self.collide(ticks, on: scale) {
      xCount -= 1
      ticks = Self.ticks(xRequest.kind, xDomain, count: xCount)
    }
    // The last tick's label may not leave the figure.
    if let last = ticks.last, let at = scale.position(last.value) {
      let overhang = at + Self.width(of: last) / 2 - width
      if overhang > 0 { scale.end -= overhang + 1 }
    }
    // Nor the first one's.
    if let first = ticks.first, let at = scale.position(first.value) {
      let overhang = Self.width(of: first) / 2 - at
      if overhang > 0 { scale.start += overhang + 1 }
    }
    xTicks = ticks
    x = scale
    y = Scale(yRequest.kind, domain: yDomain, start: bottom, end: top)
    area = Box(left: scale.start, top: top, right: scale.end, bottom: bottom)
  }
}

extension Axes {
  /// Where a pair of values lies; `nil` if it has no place on these axes.
  func position(_ xValue: Double, _ yValue: Double) -> Position? {
    guard let atX = x.position(xValue), let atY = y.position(yValue) else { return nil }
    return Position(atX, atY)
  }

  /// Draws grid, ticks and labels, which lie behind the data.
  func draw(into writer: inout SVGWriter, hasGrid: Bool = true, verticalGrid: Bool = false) {
    if hasGrid { drawGrid(into: &writer, vertical: verticalGrid) }
    writer.line(
      from: Position(area.left, area.bottom), to: Position(area.right, area.bottom),
      color: .muted)
    for tick in yTicks {
      guard let at = y.position(tick.value) else { continue }
      writer.label(
        tick.text, at: Position(area.left - 8, at + TextSize.tick * 0.35), anchor: .end,
        color: .muted, exponent: tick.exponent)
    }
    for tick in xTicks {
      guard let at = x.position(tick.value) else { continue }
      writer.line(
        from: Position(at, area.bottom), to: Position(at, area.bottom + 5), color: .muted)
      writer.label(
        tick.text, at: Position(at, area.bottom + 8 + TextSize.tick), anchor: .middle,
        color: .muted, exponent: tick.exponent)
    }
    if !yLabel.isEmpty {
      let text = TextWidth.shortened(yLabel, toWidth: width, size: TextSize.label)
      writer.label(
        text, at: Position(0, area.top - 14), color: .ink, size: TextSize.label)
    }
    if !xLabel.isEmpty {
      let text = TextWidth.shortened(xLabel, toWidth: width, size: TextSize.label)
      let half = TextWidth.estimate(text, size: TextSize.label) / 2
      let middle = min(max((area.left + area.right) / 2, half), width - half)
      writer.label(
        text, at: Position(middle, height - 6), anchor: .middle, color: .ink,
        size: TextSize.label)
    }
  }

  private func drawGrid(into writer: inout SVGWriter, vertical: Bool) {
    var lines = PathData()
    for tick in yTicks {
      guard let at = y.position(tick.value) else { continue }
      lines.polyline([Position(area.left, at), Position(area.right, at)])
    }
    if vertical {
      for tick in xTicks {
        guard let at = x.position(tick.value) else { continue }
        lines.polyline([Position(at, area.top), Position(at, area.bottom)])
      }
    }
    var minor = PathData()
    if y.kind == .logarithmic {
      for value in Ticks.minorLogarithmic(y.domain) {
        guard let at = y.position(value) else { continue }
        minor.polyline([Position(area.left, at), Position(area.right, at)])
      }
    }
    if !minor.isEmpty {
      writer.element(
        "path", ["d": minor.text, "stroke": ColorRole.grid.css, "stroke-opacity": ".45"])
    }
    writer.element("path", ["d": lines.text, "stroke": ColorRole.grid.css])
  }

  /// The width of a tick's label.
  static func width(of tick: Tick) -> Double {
    TextWidth.estimate(tick.text, size: TextSize.tick)
      + TextWidth.estimate(tick.exponent, size: TextSize.tick * 0.75)
  }

  private static func domain(_ request: Request, count: Int) -> ClosedRange<Double> {
    guard request.isNice, request.kind == .linear else { return request.domain }
    return Ticks.nice(request.domain, count: count)
  }

  private static func ticks(
    _ kind: AxisScale, _ domain: ClosedRange<Double>, count: Int
  ) -> [Tick] {
    kind == .linear
      ? Ticks.linear(domain, count: count) : Ticks.logarithmic(domain, count: count)
  }

  private static func collide(_ ticks: [Tick], on scale: Scale) -> Bool {
    zip(ticks, ticks.dropFirst()).contains { a, b in
      guard let atA = scale.position(a.value), let atB = scale.position(b.value) else {
        return false
      }
      return atB - atA < (width(of: a) + width(of: b)) / 2 + 12
    }
  }
}
