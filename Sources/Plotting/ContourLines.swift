import Glibc

/// Level lines over shades of the ground between them, each line with its level on it.
struct ContourLines {
  /// Rows of values from low to high y.
  let values: [[Double]]
  let levels: [Double]
  let area: Box

  private static let budget = 34_000
}

extension ContourLines {
  /// Draws shades, lines and labels; a function too ragged for that is drawn on a coarser grid.
  func draw(into writer: inout SVGWriter, avoiding points: [Position]) {
    for step in [1, 2, 4, 8] {
      var attempt = SVGWriter()
      let contours = Contours(values: DecisionShading.coarsened(values, by: step))
      drawShades(contours, into: &attempt)
      drawLines(contours, avoiding: points, into: &attempt)
      guard attempt.markup.utf8.count <= Self.budget || step == 8 else { continue }
      for element in attempt.elements { writer.append(element) }
      return
    }
  }

  private func drawShades(_ contours: Contours, into writer: inout SVGWriter) {
    let ground = Contours(values: contours.values.map { $0.map { $0.isNaN ? -.infinity : $0 } })
    let opacity = NumberText.fixed(min(0.09, 0.5 / Double(max(1, levels.count))), places: 3)
    for level in levels {
      ground.fill(
        ground.regions(above: level), in: area, .value, opacity: opacity, into: &writer)
    }
  }

  private func drawLines(
    _ contours: Contours, avoiding points: [Position], into writer: inout SVGWriter
  ) {
    var taken: [Box] = []
    var labels: [(text: String, place: Place)] = []
    var path = PathData()
    // A small panel names some of its levels.
    let every = max(1, Int((Double(levels.count) * 40 / max(area.width, 1)).rounded(.up)))
    for (number, level) in levels.enumerated() {
      let lines = contours.lines(at: level).map { contours.placed($0, in: area) }
      for line in lines { path.polyline(line) }
      let text = NumberText.readable(level, significant: 3)
      guard number % every == every / 2,
        let place = place(for: text, on: lines, avoiding: points, taken)
      else { continue }
      taken.append(place.box)
      labels.append((text, place))
    }
    guard !path.isEmpty else { return }
    writer.element(
      "path",
      [
        "d": path.text, "stroke": ColorRole.muted.css, "stroke-width": "1.1",
        "stroke-linejoin": "round",
      ])
    for label in labels {
      let (x, y) = (SVGWriter.number(label.place.center.x), SVGWriter.number(label.place.center.y))
      let turn = SVGWriter.number(label.place.angle)
      writer.element("g", ["transform": "translate(\(x) \(y)) rotate(\(turn))"]) {
        $0.label(label.text, at: Position(0, 4.5), anchor: .middle, color: .muted, halo: true)
      }
    }
  }

  private struct Place {
    var center: Position
    /// In degrees, never upside down.
    var angle: Double
    var box: Box
  }

  /// The straightest and flattest stretch as long as the text that nothing else covers.
  private func place(
    for text: String, on lines: [[Position]], avoiding points: [Position], _ taken: [Box]
  ) -> Place? {
    let width = TextWidth.estimate(text, size: TextSize.tick) + 8
    var best: (place: Place, cost: Double)?
    for line in lines {
      let even = Self.resampled(line, every: width / 4)
      guard even.count > 5 else { continue }
      for start in 0..<even.count - 4 {
        let (from, middle, to) = (even[start], even[start + 2], even[start + 4])
        let chord = hypot(to.x - from.x, to.y - from.y)
        guard chord > width * 0.85 else { continue }
        let bend = hypot((from.x + to.x) / 2 - middle.x, (from.y + to.y) / 2 - middle.y)
        var angle = atan2(to.y - from.y, to.x - from.x) * 180 / .pi
        if angle > 90 { angle -= 180 } else if angle <= -90 { angle += 180 }
        let half = (
          x: abs(to.x - from.x) / 2 + 7, y: abs(to.y - from.y) / 2 + 7
        )
        let box = Box(
          left: middle.x - half.x, top: middle.y - half.y, right: middle.x + half.x,
          bottom: middle.y + half.y)
        guard box.left >= area.left, box.right <= area.right, box.top >= area.top,
          box.bottom <= area.bottom, !taken.contains(where: box.intersects),
          !points.contains(where: box.contains)
        else { continue }
        let cost = bend * 6 + abs(angle) * 0.25
        if cost < best?.cost ?? .infinity {
          best = (Place(center: middle, angle: angle, box: box), cost)
        }
      }
    }
    return best?.place
  }

  /// Points at equal distances along a line.
  private static func resampled(_ line: [Position], every step: Double) -> [Position] {
    guard var last = line.first else { return [] }
    var result = [last]
    var left = step
    for point in line.dropFirst() {
      var length = hypot(point.x - last.x, point.y - last.y)
      while length >= left {
        let share = left / length
        last = Position(last.x + (point.x - last.x) * share, last.y + (point.y - last.y) * share)
        result.append(last)
        length -= left
        left = step
      }
      left -= length
      last = point
    }
    return result
  }
}
