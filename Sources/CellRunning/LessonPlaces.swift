import CourseModel

/// Turns places in a lesson's file into places in its cells and inline values, and back.
///
/// So what is kept of a run stays true when prose around the cells grows or shrinks. A relative
/// place has the file `cell:3` or `inline:0`, and counts lines from the cell's first.
struct LessonPlaces {
  private let file: String
  private let cells: [Cell]
  private let values: [InlineValue]

  init(_ lesson: Lesson) {
    file = lesson.file
    cells = lesson.cells
    values = cells.flatMap(\.inlineValues)
  }

  func relative(_ place: SourceLocation) -> SourceLocation {
    guard place.file == file else { return place }
    if let cell = cells.last(where: { $0.lines.contains(place.line) }) {
      return SourceLocation(
        file: "cell:\(cell.index)", line: place.line - cell.location.line, column: place.column)
    }
    if let value = values.last(where: { $0.lines.contains(place.line) && $0.location <= place }) {
      let line = place.line - value.location.line
      return SourceLocation(
        file: "inline:\(value.index)", line: line,
        column: line == 0 ? place.column - value.location.column : place.column)
    }
    return place
  }

  func absolute(_ place: SourceLocation) -> SourceLocation {
    let words = place.file.split(separator: ":")
    guard words.count == 2, let index = Int(words[1]) else { return place }
    if words[0] == "cell", let cell = cells.first(where: { $0.index == index }) {
      return SourceLocation(
        file: file, line: cell.location.line + place.line, column: place.column)
    }
    if words[0] == "inline", let value = values.first(where: { $0.index == index }) {
      return SourceLocation(
        file: file, line: value.location.line + place.line,
        column: place.line == 0 ? value.location.column + place.column : place.column)
    }
    return place
  }

  /// The result with every place of its failure converted.
  func converted(
    _ result: CellResult, _ convert: (SourceLocation) -> SourceLocation
  ) -> CellResult {
    var result = result
    if let location = result.failure?.location { result.failure?.location = convert(location) }
    if let diagnostics = result.failure?.diagnostics {
      result.failure?.diagnostics = diagnostics.map { converted($0, convert) }
    }
    return result
  }

  func converted(
    _ diagnostics: [Diagnostic], _ convert: (SourceLocation) -> SourceLocation
  ) -> [Diagnostic] {
    diagnostics.map { converted($0, convert) }
  }

  func converted(
    _ diagnostic: Diagnostic, _ convert: (SourceLocation) -> SourceLocation
  ) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.location = convert(diagnostic.location)
    for index in diagnostic.notes.indices {
      diagnostic.notes[index].location = convert(diagnostic.notes[index].location)
    }
    return diagnostic
  }
}

extension Cell {
  fileprivate var lines: ClosedRange<Int> { location.line...location.line + source.lineBreaks }
}

extension InlineValue {
  fileprivate var lines: ClosedRange<Int> { location.line...location.line + expression.lineBreaks }
}

extension String {
  fileprivate var lineBreaks: Int { utf8.count { $0 == UInt8(ascii: "\n") } }
}
