/// The curve of an edge between two nodes: a straight run that carries the labels, and a bend.
struct EdgeCurve {
  /// Which end of an edge has the straight run.
  enum LabelEnd { case source, target }

  private typealias Segment = (
    start: Position, first: Position, second: Position, end: Position
  )

  private var segments: [Segment] = []
  /// The middle of the straight run, or where the labels were moved to.
  private var labelled: Position
  private let isReturning: Bool

  /// A curve from left to right that leaves and arrives horizontally.
  init(
    through route: [Position], from: GraphNode, to: GraphNode, run: Double, labels: LabelEnd
  ) {
    var points = route
    points[0].x += from.size.width / 2
    points[points.count - 1].x -= to.size.width / 2 + 1
    isReturning = false
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
    // Without labels there is no straight run, and the arrow head follows the bend.
    if labels == .target, run > 0 {
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
    isReturning = true
    start.x += isLoop ? from.size.width * 0.22 : 0
    end.x -= isLoop ? to.size.width * 0.22 : 0
    start.y += from.size.height / 2 * (isLoop ? 0.9 : 1)
    end.y += to.size.height / 2 * (isLoop ? 0.9 : 1) + 2
    let depth = isLoop ? start.y + 34 : bottom + (bottom - max(start.y, end.y)) * 0.3
    let spread = isLoop ? from.size.width * 0.5 : 0
    let (first, second) = (Position(start.x + spread, depth), Position(end.x - spread, depth))
    segments = [(start, first, second, end)]
    labelled = Position(
      (start.x + end.x) / 2, (start.y + end.y) / 8 + depth * 0.75 + (isLoop ? 21 : 0))
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

  /// The space that the labels take; `nil` where there are none.
  func labelBox(_ edge: GraphEdge) -> Box? {
    guard !edge.value.isEmpty || !edge.gradient.isEmpty else { return nil }
    let width = [edge.value, edge.gradient].map { TextWidth.estimate($0, size: TextSize.tick) }
      .reduce(0, max)
    return Box(
      left: labelled.x - width / 2, top: labelled.y - (edge.value.isEmpty ? 0 : TextSize.tick + 5),
      right: labelled.x + width / 2,
      bottom: labelled.y + (edge.gradient.isEmpty ? 0 : TextSize.tick + 6))
  }

  /// Moves the labels along the edge to where they cover nothing of `taken`, if there is such a
  /// place.
  mutating func placeLabels(of edge: GraphEdge, avoiding taken: [Box]) {
    func isFree() -> Bool {
      guard let box = labelBox(edge) else { return true }
      return !taken.contains(where: box.intersects)
    }
    guard !isReturning, !isFree(),
      let bend = segments.max(by: { $0.end.x - $0.start.x < $1.end.x - $1.start.x })
    else {
      return
    }
    let first = labelled
    for step in 1..<34 {
      // From the middle outward.
      let share = 0.5 + Double(step / 2) * (step % 2 == 0 ? -0.028 : 0.028)
      labelled = EdgeCurve.point(on: bend, at: share)
      if isFree() { return }
    }
    labelled = first
  }

  private static func point(on segment: Segment, at t: Double) -> Position {
    let s = 1 - t
    let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return Position(
      a * segment.start.x + b * segment.first.x + c * segment.second.x + d * segment.end.x,
      a * segment.start.y + b * segment.first.y + c * segment.second.y + d * segment.end.y)
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
