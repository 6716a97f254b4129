/// A value that the data is read against, drawn across the figure: a tolerance, a chance level.
public enum ReferenceLine: Sendable, Hashable {
  case horizontal(Double, String)
  case vertical(Double, String)
}

extension ReferenceLine {
  /// The reference in words.
  var alternative: String {
    switch self {
    case .horizontal(let value, let label), .vertical(let value, let label):
      label.isEmpty
        ? "Reference line at \(NumberText.readable(value))."
        : "Reference line \(label) at \(NumberText.readable(value))."
    }
  }

  /// Draws the line; its label goes where it covers the least of `lines`.
  func draw(into writer: inout SVGWriter, axes: Axes, avoiding lines: [[Position]]) {
    let area = axes.area
    switch self {
    case .horizontal(let value, let label):
      guard let at = axes.y.position(value), at >= area.top - 0.5, at <= area.bottom + 0.5
      else { return }
      writer.line(
        from: Position(area.left, at), to: Position(area.right, at), color: .muted, width: 1.5,
        dashes: "5 4")
      let size = Self.size(of: label, in: area)
      let above = at - 6 - size.height >= area.top - 8
      let bottoms = above ? [at - 6, at + 4 + size.height] : [at + 4 + size.height]
      let boxes = bottoms.flatMap { bottom in
        [area.right - 4 - size.width, area.left + 6].map { left in
          Box(left: left, top: bottom - size.height, right: left + size.width, bottom: bottom)
        }
      }
      write(label, in: Self.emptiest(boxes, lines), area: area, into: &writer)
    case .vertical(let value, let label):
      guard let at = axes.x.position(value), at >= area.left - 0.5, at <= area.right + 0.5
      else { return }
      writer.line(
        from: Position(at, area.top), to: Position(at, area.bottom), color: .muted, width: 1.5,
        dashes: "5 4")
      let size = Self.size(of: label, in: area)
      let lefts = [at + 6, at - 6 - size.width].filter {
        $0 >= area.left && $0 + size.width <= axes.width
      }
      let boxes = (lefts.isEmpty ? [area.left] : lefts).flatMap { left in
        [area.top + size.height, area.bottom - 8].map { bottom in
          Box(left: left, top: bottom - size.height, right: left + size.width, bottom: bottom)
        }
      }
      write(label, in: Self.emptiest(boxes, lines), area: area, into: &writer)
    }
  }

  private func write(_ label: String, in box: Box, area: Box, into writer: inout SVGWriter) {
    guard !label.isEmpty else { return }
    let text = TextWidth.shortened(label, toWidth: area.width, size: TextSize.tick)
    // Anchored where it touches the border, so that a misjudged width does not leave the figure.
    if box.right >= area.right - 5 {
      writer.label(
        text, at: Position(box.right, box.bottom - 1), anchor: .end, color: .muted, halo: true)
    } else {
      writer.label(text, at: Position(box.left, box.bottom - 1), color: .muted, halo: true)
    }
  }

  private static func size(of label: String, in area: Box) -> (width: Double, height: Double) {
    (min(area.width, TextWidth.estimate(label, size: TextSize.tick)), TextSize.tick)
  }

  private static func emptiest(_ boxes: [Box], _ lines: [[Position]]) -> Box {
    let covered = boxes.map { box in
      lines.reduce(0.0) { $0 + Clipping.length(of: $1, in: box.inset(by: -4)) }
    }
    let best = covered.indices.min { (covered[$0], $0) < (covered[$1], $1) }
    return boxes[best ?? 0]
  }
}
