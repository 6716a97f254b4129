/// More bars than can carry names: thin strokes, of which each may stand for several values.
struct DenseBars {
  /// The number of bars from which on they are drawn this way.
  static let threshold = 80

  private static let most = 500

  let chart: BarChart
  let domain: ClosedRange<Double>
  let alternative: String
}

extension DenseBars {
  var drawing: Drawing {
    let count = Double(chart.values.count)
    let axes = Axes(
      width: chart.width, height: chart.height,
      x: Axes.Request(domain: 0...count, label: chart.x),
      y: Axes.Request(domain: domain, label: chart.y, isNice: chart.yRange == nil))
    return Drawing(
      width: chart.width, height: chart.height, alternative: alternative, data: chart.data
    ) {
      writer in
      axes.draw(into: &writer)
      let strokes = strokes
      var path = PathData()
      for stroke in strokes {
        guard let from = axes.position(stroke.at, 0),
          let to = axes.position(stroke.at, stroke.value)
        else { continue }
        for piece in Clipping.line([from, to], to: axes.area) where piece.count > 1 {
          path.polyline(piece)
        }
      }
      let width = max(0.5, axes.area.width / Double(strokes.count) * 0.8)
      writer.element(
        "path",
        [
          "d": path.text, "stroke": chart.color.css, "stroke-width": SVGWriter.number(width),
        ])
    }
  }

  /// One stroke a group of neighbours: the value farthest from zero, so that no peak is lost.
  private var strokes: [(at: Double, value: Double)] {
    let size = (chart.values.count + Self.most - 1) / Self.most
    return stride(from: 0, to: chart.values.count, by: size).map { start in
      let group = chart.values[start..<min(start + size, chart.values.count)]
      let farthest = group.filter(\.isFinite).max { $0.magnitude < $1.magnitude }
      return (Double(start) + Double(group.count) / 2, farthest ?? .nan)
    }
  }
}
