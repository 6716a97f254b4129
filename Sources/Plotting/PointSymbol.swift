/// The shape of a point: classes differ by shape as well as by colour.
public enum PointSymbol: Sendable, Hashable, CaseIterable {
  case circle, square, triangle, diamond, cross, plus

  /// The symbol of the class counted from 0; further classes start again.
  static func category(_ index: Int) -> PointSymbol { allCases[index % allCases.count] }
}

extension PointSymbol {
  private var isFilled: Bool { self != .cross && self != .plus }

  /// Draws points: each with an outline where they are few, as one path where they are many.
  func draw(
    _ points: [Position], radius: Double, color: ColorRole, opacity: Double = 1,
    into writer: inout SVGWriter
  ) {
    guard !points.isEmpty else { return }
    guard points.count <= 400 else {
      drawDots(points, radius: radius, color: color, opacity: opacity, into: &writer)
      return
    }
    let shape = outline(radius: radius)
    let style: KeyValuePairs<String, String> =
      isFilled
      ? [
        "fill": color.css, "fill-opacity": SVGWriter.number(opacity),
        "stroke": ColorRole.surface.css, "stroke-width": "1.2",
      ]
      : [
        "stroke": color.css, "stroke-width": SVGWriter.number(max(1, radius * 0.45)),
        "stroke-linecap": "round",
      ]
    writer.element("g", style) { writer in
      for point in points {
        var one = PathData()
        one.move(to: point)
        one.shape(shape)
        writer.element("path", ["d": one.text])
      }
    }
  }

  /// Draws many points as one path: the caps of lines without length, round or square.
  private func drawDots(
    _ points: [Position], radius: Double, color: ColorRole, opacity: Double,
    into writer: inout SVGWriter
  ) {
    var path = PathData()
    for point in points { path.dot(at: point) }
    writer.element(
      "path",
      [
        "d": path.text, "stroke": color.css, "stroke-opacity": SVGWriter.number(opacity),
        "stroke-width": SVGWriter.number(radius * 2),
        "stroke-linecap": self == .circle ? "round" : "square",
      ])
  }

  /// The shape around the current point, in relative steps. The sizes give equal areas.
  private func outline(radius: Double) -> String {
    func text(_ value: Double) -> String { PathData.text(tenths: PathData.tenths(value)) }
    switch self {
    case .circle:
      let (r, d) = (text(radius), text(2 * radius))
      return "m-\(r) 0a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0-\(d) 0z"
    case .square:
      let (r, d) = (text(radius * 0.88), text(radius * 1.76))
      return "m-\(r)-\(r)h\(d)v\(d)h-\(d)z"
    case .triangle:
      let (half, height, up) = (text(radius * 1.15), text(radius * 2), text(radius * 1.25))
      return "m0-\(up)l\(half) \(height)h-\(text(radius * 2.3))z"
    case .diamond:
      let r = text(radius * 1.25)
      return "m0-\(r)l\(r) \(r)l-\(r) \(r)l-\(r)-\(r)z"
    case .cross:
      let (r, d) = (text(radius * 0.8), text(radius * 1.6))
      return "m-\(r)-\(r)l\(d) \(d)m-\(d) 0l\(d)-\(d)"
    case .plus:
      let (r, d) = (text(radius), text(2 * radius))
      return "m-\(r) 0h\(d)m-\(r)-\(r)v\(d)"
    }
  }
}
