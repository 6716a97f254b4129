import CourseModel

/// Places as a statement about one cell writes them: all counts begin at 1.
struct CellPlaces {
  private let file: String
  private let cells: [Cell]
  private let cell: Int

  init(_ lesson: Lesson, cell: Int) {
    file = lesson.file
    cells = lesson.cells
    self.cell = cell
  }

  /// The line in its cell: `2`, or `2 of cell 1` where that is not the cell spoken of.
  func line(_ location: SourceLocation) -> String { text(location, column: "") }

  /// Line and column in its cell: `2:5`.
  func place(_ location: SourceLocation) -> String {
    text(location, column: ":\(location.column)")
  }

  private func text(_ location: SourceLocation, column: String) -> String {
    if let cell = cells.last(where: { $0.contains(location) }) {
      let other = cell.index == self.cell ? "" : " of cell \(cell.index + 1)"
      return "\(location.line - cell.location.line + 1)\(column)\(other)"
    }
    let values = cells.flatMap(\.inlineValues)
    if let value = values.last(where: { $0.location <= location }), location.file == file {
      return "value \(value.index + 1)"
    }
    return "\(location.file)\(column)"
  }
}

extension Cell {
  /// Whether the place is in the cell's text.
  func contains(_ place: SourceLocation) -> Bool {
    let lastLine = location.line + source.count { $0 == "\n" }
    return place.file == location.file && (location.line...lastLine).contains(place.line)
  }
}
