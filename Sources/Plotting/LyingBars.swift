/// Bars one below the other, with names on the left and values at their ends: for long names.
struct LyingBars {
  let chart: BarChart
  let domain: ClosedRange<Double>
  let alternative: String

  private let pitch = 30.0
}

extension LyingBars {
  var drawing: Drawing {
    let widest = chart.names.map { TextWidth.estimate($0, size: TextSize.tick) }.max() ?? 0
    let left = min(chart.width * 0.42, widest) + 10
    let texts = chart.values.map { NumberText.readable($0, significant: 3) }
    let valueWidth = (texts.map { TextWidth.estimate($0, size: TextSize.tick) }.max() ?? 0) + 10
    let hasNegative = domain.lowerBound < 0
    let scale = Scale(
      .linear, domain: domain, start: left + (hasNegative ? valueWidth : 0),
      end: chart.width - valueWidth)
    let top = chart.y.isEmpty ? 4 : TextSize.label + 12
    let height = top + pitch * Double(chart.values.count) + (chart.x.isEmpty ? 4 : 24)
    return Drawing(width: chart.width, height: height, alternative: alternative, data: chart.data) {
      writer in
      if !chart.y.isEmpty {
        writer.label(
          TextWidth.shortened(chart.y, toWidth: chart.width, size: TextSize.label),
          at: Position(0, TextSize.label), size: TextSize.label)
      }
      let zero = min(max(0, domain.lowerBound), domain.upperBound)
      let base = scale.position(zero) ?? left
      for index in chart.values.indices {
        let middle = top + pitch * (Double(index) + 0.5)
        writer.label(
          TextWidth.shortened(chart.names[index], toWidth: left - 8, size: TextSize.tick),
          at: Position(left - 9, middle + TextSize.tick * 0.35), anchor: .end)
        draw(index, texts[index], middle: middle, base: base, scale: scale, into: &writer)
      }
      writer.line(
        from: Position(base, top), to: Position(base, top + pitch * Double(chart.values.count)),
        color: .muted)
      if !chart.x.isEmpty {
        writer.label(
          TextWidth.shortened(chart.x, toWidth: chart.width, size: TextSize.label),
          at: Position(0, height - 6), size: TextSize.label)
      }
    }
  }

  private func draw(
    _ index: Int, _ text: String, middle: Double, base: Double, scale: Scale,
    into writer: inout SVGWriter
  ) {
    let value = chart.values[index]
    guard let at = scale.position(min(max(value, domain.lowerBound), domain.upperBound)) else {
      return
    }
    var bar = PathData()
    bar.polyline(
      [
        Position(base, middle - pitch * 0.33), Position(at, middle - pitch * 0.33),
        Position(at, middle + pitch * 0.33), Position(base, middle + pitch * 0.33),
      ], closed: true)
    writer.element("path", ["d": bar.text, "fill": chart.color.css, "fill-opacity": ".85"])
    var (left, right) = (min(at, base), max(at, base))
    if let error = chart.error(index),
      let low = scale.position(max(value - error, domain.lowerBound)),
      let high = scale.position(min(value + error, domain.upperBound))
    {
      var path = PathData()
      path.polyline([Position(low, middle), Position(high, middle)])
      path.polyline([Position(low, middle - 5), Position(low, middle + 5)])
      path.polyline([Position(high, middle - 5), Position(high, middle + 5)])
      writer.element(
        "path", ["d": path.text, "stroke": ColorRole.ink.css, "stroke-width": "1.6"])
      (left, right) = (min(left, low), max(right, high))
    }
    writer.label(
      text, at: Position(value < 0 ? left - 6 : right + 6, middle + TextSize.tick * 0.35),
      anchor: value < 0 ? .end : .start)
  }
}
