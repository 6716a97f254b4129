/// The curve of an edge between two nodes: a straight run that carries the labels, and a bend.
struct EdgeCurve {
  /// Which end of an edge has the straight run.
  enum LabelEnd { case source, target }

  private typealias Segment = (
    start: Position, first: Position, second: Position, end: Position
  )

  private var segments: [Segment] = []
  /// The middle of the straight run.
  private var labelled: Position

  /// A curve from left to right that leaves and arrives horizontally.
  init(
    through route: [Position], from: GraphNode, to: GraphNode, run: Double, labels: LabelEnd
  ) {
    var points = route
    points[0].x += from.size.width / 2
    points[points.count - 1].x -= to.size.width / 2 + 1
    let (start, end) = (points[0], points[points.count - 1])
    switch labels {
    case .source:
      points[0].x += run
      labelled = Position(start.x + run / 2, start.y)
      segments.append((start, start, points[0], points[0]))
    case .target:
      points[points.count - 1].x -= run
      labelled = Position(end.x - run / 2 - 4, end.y)
    }
    for (start, end) in zip(points, points.dropFirst()) {
      let bend = (end.x - start.x) * 0.5
      segments.append(
        (start, Position(start.x + bend, start.y), Position(end.x - bend, end.y), end))
    }
    if labels == .target {
      let bent = points[points.count - 1]
      segments.append((bent, bent, end, end))
    }
  }

  /// A curve that leaves a node below, runs back under the graph and arrives from below.
  init(returning route: [Position], from: GraphNode, to: GraphNode, bottom: Double) {
    var start = route[0]
    var end = route[route.count - 1]
    // A node that feeds itself needs two places to leave from and to arrive at.
    let isLoop = start == end
    start.x += isLoop ? from.size.width * 0.22 : 0
    end.x -= isLoop ? to.size.width * 0.22 : 0
    start.y += from.size.height / 2 * (isLoop ? 0.9 : 1)
    end.y += to.size.height / 2 * (isLoop ? 0.9 : 1) + 2
    let depth = isLoop ? start.y + 34 : bottom + (bottom - max(start.y, end.y)) * 0.3
    let spread = isLoop ? from.size.width * 0.5 : 0
    let (first, second) = (Position(start.x + spread, depth), Position(end.x - spread, depth))
    segments = [(start, first, second, end)]
    labelled = Position(
      (start.x + end.x) / 2, (start.y + end.y) / 8 + depth * 0.75 + (isLoop ? -3 : 0))
  }
}

extension EdgeCurve {
  func draw(_ edge: GraphEdge, into writer: inout SVGWriter) {
    guard let first = segments.first, let last = segments.last else { return }
    var path = PathData()
    path.move(to: first.start)
    for segment in segments {
      if segment.start == segment.first {
        path.line(to: segment.end)
      } else {
        path.curve(segment.first, segment.second, to: segment.end)
      }
    }
    writer.element(
      "path",
      [
        "d": path.text, "stroke": edge.color.css, "stroke-width": "1.6",
        "stroke-dasharray": edge.dashed ? "5 4" : "none",
      ])
    let from = last.second == last.end ? last.first : last.second
    ArrowHead(tip: last.end, from: from, length: 9).draw(into: &writer, color: edge.color)
  }

  /// Writes the value above the straight run and the gradient below it.
  func drawLabels(_ edge: GraphEdge, into writer: inout SVGWriter) {
    if !edge.value.isEmpty {
      writer.label(
        edge.value, at: Position(labelled.x, labelled.y - 6), anchor: .middle, color: .value,
        halo: true)
    }
    if !edge.gradient.isEmpty {
      writer.label(
        edge.gradient, at: Position(labelled.x, labelled.y + TextSize.tick + 3),
        anchor: .middle, color: .gradient, halo: true)
    }
  }
}
