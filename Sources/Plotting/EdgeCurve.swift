/// The curve of an edge between two nodes, smooth through the places that it visits.
struct EdgeCurve {
  private typealias Segment = (
    start: Position, first: Position, second: Position, end: Position
  )

  private var segments: [Segment] = []

  /// A curve from left to right that leaves and arrives horizontally.
  init(
    through route: [Position], from: (width: Double, height: Double),
    to: (width: Double, height: Double)
  ) {
    var points = route
    points[0].x += from.width / 2
    points[points.count - 1].x -= to.width / 2 + 2
    for (start, end) in zip(points, points.dropFirst()) {
      let bend = (end.x - start.x) * 0.45
      segments.append(
        (start, Position(start.x + bend, start.y), Position(end.x - bend, end.y), end))
    }
  }

  /// A curve that leaves a node below, runs back along `bottom` and arrives from below.
  init(
    returning route: [Position], from: (width: Double, height: Double),
    to: (width: Double, height: Double), bottom: Double
  ) {
    var start = route[0]
    var end = route[route.count - 1]
    // A node that feeds itself needs two places to leave from and to arrive at.
    let isLoop = start == end
    start.x += isLoop ? from.width * 0.22 : 0
    end.x -= isLoop ? to.width * 0.22 : 0
    start.y += from.height / 2 * (isLoop ? 0.9 : 1)
    end.y += to.height / 2 * (isLoop ? 0.9 : 1) + 2
    let deep = isLoop ? start.y + 34 : bottom + (bottom - max(start.y, end.y)) * 0.3
    let spread = isLoop ? from.width * 0.5 : 0
    segments = [
      (start, Position(start.x + spread, deep), Position(end.x - spread, deep), end)
    ]
  }
}

extension EdgeCurve {
  func draw(_ edge: GraphEdge, into writer: inout SVGWriter) {
    guard let first = segments.first, let last = segments.last else { return }
    var path = PathData()
    path.move(to: first.start)
    for segment in segments {
      // The line stops inside the arrow head.
      path.curve(segment.first, segment.second, to: segment.end)
    }
    writer.element(
      "path",
      [
        "d": path.text, "stroke": edge.color.css, "stroke-width": "1.6",
        "stroke-dasharray": edge.dashed ? "5 4" : "none",
      ])
    ArrowHead(tip: last.end, from: last.second, length: 9)
      .draw(into: &writer, color: edge.color)
  }

  /// Writes the value above the middle of the curve and the gradient below it.
  func drawLabels(_ edge: GraphEdge, into writer: inout SVGWriter) {
    guard let segment = segments.first else { return }
    let middle = Self.point(segment, at: 0.48)
    if !edge.value.isEmpty {
      writer.label(
        edge.value, at: Position(middle.x, middle.y - 6), anchor: .middle, color: .value,
        halo: true)
    }
    if !edge.gradient.isEmpty {
      writer.label(
        edge.gradient, at: Position(middle.x, middle.y + TextSize.tick + 3), anchor: .middle,
        color: .gradient, halo: true)
    }
  }

  private static func point(_ segment: Segment, at t: Double) -> Position {
    let u = 1 - t
    func mix(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
      u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
    }
    return Position(
      mix(segment.start.x, segment.first.x, segment.second.x, segment.end.x),
      mix(segment.start.y, segment.first.y, segment.second.y, segment.end.y))
  }
}
