/// Names beside the ends of lines, moved apart where they would overlap.
struct EndLabels {
  struct Entry {
    var text: String
    var color: ColorRole
    /// Where the line ends.
    var end: Position
  }

  /// The label's line height.
  static let pitch = TextSize.label + 3
  /// The space between a line's end and its label.
  private static let gap = 8.0

  var entries: [Entry]
  var area: Box
  var width: Double

  /// The column that the names need beside the area, or `nil` where they belong in a legend.
  static func column(for names: [String], width: Double, height: Double) -> Double? {
    let names = names.filter { !$0.isEmpty }
    let widest =
      names.map { TextWidth.estimate($0, size: TextSize.label) * 1.04 }.max() ?? 0
    guard widest > 0 else { return 0 }
    let fits = widest <= width * 0.3 && Double(names.count) * pitch <= height
    return fits ? widest + gap + 2 : nil
  }

  func draw(into writer: inout SVGWriter) {
    let order = entries.indices.sorted {
      (entries[$0].end.y, $0) < (entries[$1].end.y, $1)
    }
    let places = Spreading.spread(
      order.map { entries[$0].end.y }, apart: Self.pitch, within: area.top...area.bottom)
    for (index, place) in zip(order, places) {
      let entry = entries[index]
      // A label that had to move, or whose line ends early, is tied to its line.
      if abs(place - entry.end.y) > Self.pitch * 0.6 || area.right - entry.end.x > 12 {
        var tie = PathData()
        tie.polyline([
          Position(entry.end.x + 3, entry.end.y), Position(area.right + Self.gap - 3, place),
        ])
        writer.element(
          "path",
          [
            "d": tie.text, "stroke": entry.color.css, "stroke-opacity": ".6",
            "stroke-dasharray": "1.5 3",
          ])
      }
      writer.label(
        TextWidth.shortened(
          entry.text, toWidth: width - area.right - Self.gap + 4, size: TextSize.label),
        at: Position(area.right + Self.gap, place + TextSize.label * 0.35),
        color: entry.color, size: TextSize.label, isBold: true)
    }
  }
}
