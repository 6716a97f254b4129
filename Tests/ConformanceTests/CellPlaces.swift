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
    guard let place = placeInCell(location) else {
      let value = cells.flatMap(\.inlineValues).last { $0.location <= location }
      return value.map { "value \($0.index + 1)" } ?? "\(location.file)\(column)"
    }
    let other = place.cell == cell ? "" : " of cell \(place.cell + 1)"
    return "\(place.line)\(column)\(other)"
  }

  /// A live lesson names cells instead of the file.
  private func placeInCell(_ location: SourceLocation) -> (cell: Int, line: Int)? {
    if location.file.hasPrefix("cell:"), let cell = Int(location.file.dropFirst(5)) {
      return (cell, location.line)
    }
    return cells.last { $0.contains(location) }.map {
      ($0.index, location.line - $0.location.line + 1)
    }
  }
}

extension Cell {
  /// Whether the place is in the cell's text.
  func contains(_ place: SourceLocation) -> Bool {
    let lastLine = location.line + source.count { $0 == "\n" }
    return place.file == location.file && (location.line...lastLine).contains(place.line)
  }
}
