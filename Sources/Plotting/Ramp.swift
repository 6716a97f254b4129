/// From numbers to shades: one colour from zero up, or two colours around zero.
///
/// A shade is a colour role with an opacity over the surface, so that it follows the page's theme.
struct Ramp {
  static let levels = 16

  /// The value of no colour, or of the full negative colour where the ramp has two.
  let low: Double
  /// The value of full colour.
  let high: Double
  let isDiverging: Bool
  /// Whether the values are counts to be told apart: then one is seen beside none.
  let isCount: Bool

  struct Shade: Hashable, Comparable {
    var isNegative: Bool
    /// From 0, the surface, to `Ramp.levels`.
    var level: Int

    var color: ColorRole { isNegative ? .gradient : .value }

    var opacity: String {
      NumberText.fixed(Double(level) / Double(Ramp.levels) * 0.95, places: 2)
    }

    static func < (a: Shade, b: Shade) -> Bool {
      a.isNegative == b.isNegative ? a.level < b.level : !a.isNegative
    }
  }

  /// A ramp over the finite ones of `values`, or `nil` if there are none.
  init?(
    _ values: some Sequence<Double>, range: ClosedRange<Double>?, marksCounts: Bool = false
  ) {
    let finite = values.filter { Scale.admits($0, .linear) }
    guard let least = finite.min(), let most = finite.max() else { return nil }
    let range = Scale.usable(range, .linear)
    isCount = marksCounts && least >= 0 && finite.allSatisfy { $0 == $0.rounded() }
    isDiverging = (range?.lowerBound ?? least) < 0
    if isDiverging {
      let bound =
        range.map { max($0.lowerBound.magnitude, $0.upperBound.magnitude) }
        ?? max(least.magnitude, most.magnitude)
      low = -bound
      high = bound
    } else {
      low = range?.lowerBound ?? 0
      high = range?.upperBound ?? (most > 0 ? most : 1)
    }
  }
}

extension Ramp {
  /// The shade of `value`; `nil` where it is not finite or has no colour.
  func shade(_ value: Double) -> Shade? {
    guard value.isFinite else { return nil }
    let share = isDiverging ? value / high : (value - low) / (high - low)
    let level = Int((min(1, max(-1, share)) * Double(Self.levels)).rounded())
    if isCount, value > low { return Shade(isNegative: false, level: max(3, level)) }
    guard level != 0, isDiverging || level > 0 else { return nil }
    return Shade(isNegative: level < 0, level: abs(level))
  }

  /// Draws the ramp with its two end values at the top right of a figure.
  func draw(into writer: inout SVGWriter, right: Double) {
    let steps = 10
    let size = 9.0
    let end = NumberText.readable(high, significant: 3)
    let barRight = right - TextWidth.estimate(end, size: TextSize.tick) - 6
    let barLeft = barRight - size * Double(steps)
    for step in 0..<steps {
      let share = (Double(step) + 0.5) / Double(steps)
      guard let shade = shade(low + (high - low) * share) else { continue }
      writer.element(
        "rect",
        [
          "x": SVGWriter.number(barLeft + Double(step) * size), "y": "4",
          "width": SVGWriter.number(size), "height": "12", "fill": shade.color.css,
          "fill-opacity": shade.opacity, "shape-rendering": "crispEdges",
        ])
    }
    writer.element(
      "rect",
      [
        "x": SVGWriter.number(barLeft), "y": "4", "width": SVGWriter.number(size * Double(steps)),
        "height": "12", "stroke": ColorRole.grid.css,
      ])
    writer.label(
      NumberText.readable(low, significant: 3), at: Position(barLeft - 6, 15), anchor: .end,
      color: .muted)
    writer.label(end, at: Position(right, 15), anchor: .end, color: .muted)
  }
}
