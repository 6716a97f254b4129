/// Names in rows above a figure, for what cannot be labelled where it is.
struct Legend {
  struct Entry {
    var name: String
    var color: ColorRole
    /// The symbol of points, or `nil` for a line.
    var symbol: PointSymbol?
    var dashed = false
  }

  private static let rowHeight = TextSize.label + 9

  private var rows: [[Entry]] = []
  private let width: Double

  init(_ entries: [Entry], width: Double) {
    self.width = width
    var used = 0.0
    for entry in entries where !entry.name.isEmpty {
      let needed = Self.width(of: entry)
      if rows.isEmpty || used + needed > width {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(entry)
      used += needed
    }
  }

  /// The space that the legend takes at the top of the figure.
  var height: Double { rows.isEmpty ? 0 : Double(rows.count) * Self.rowHeight + 4 }

  func draw(into writer: inout SVGWriter) {
    for (index, row) in rows.enumerated() {
      let middle = Double(index) * Self.rowHeight + Self.rowHeight / 2
      var left = 0.0
      for entry in row {
        draw(entry, at: Position(left, middle), into: &writer)
        left += Self.width(of: entry)
      }
    }
  }

  private func draw(_ entry: Entry, at position: Position, into writer: inout SVGWriter) {
    if let symbol = entry.symbol {
      symbol.draw(
        [Position(position.x + 7, position.y)], radius: 5.5, color: entry.color, into: &writer)
    } else {
      writer.line(
        from: position, to: Position(position.x + 18, position.y), color: entry.color, width: 2.5,
        dashes: entry.dashed ? "5 4" : "")
    }
    let text = TextWidth.shortened(
      entry.name, toWidth: width - Self.keyWidth(entry), size: TextSize.label)
    writer.label(
      text,
      at: Position(position.x + Self.keyWidth(entry), position.y + TextSize.label * 0.35),
      size: TextSize.label)
  }

  private static func keyWidth(_ entry: Entry) -> Double { entry.symbol == nil ? 25 : 19 }

  private static func width(of entry: Entry) -> Double {
    keyWidth(entry) + TextWidth.estimate(entry.name, size: TextSize.label) + 18
  }
}
