import CourseModel

/// Places of a live lesson. The page's texts are longer or shorter than the file's cells, so a line
/// of the file says nothing: each cell is compiled as if in a file of its own,
/// `Lessons/x/Lesson.md#3@41`, whose lines count from the cell's own in the lesson, here 41.
enum LivePlace {
  static func placed(_ cell: Cell) -> Cell {
    var cell = cell
    cell.location.file += "#\(cell.index)@\(cell.location.line)"
    for index in cell.inlineValues.indices {
      cell.inlineValues[index].location = SourceLocation(
        file: "inline:\(cell.inlineValues[index].index)", line: 1)
    }
    return cell
  }

  /// The place with the file `cell:3` and the line counted from the cell's first.
  static func relative(_ place: SourceLocation) -> SourceLocation {
    guard let mark = place.file.wholeMatch(of: /.*#(\d+)@(\d+)/), let first = Int(mark.2) else {
      return place
    }
    return SourceLocation(
      file: "cell:\(mark.1)", line: place.line - first + 1, column: place.column)
  }
}

extension SourceLocation {
  /// The lesson's file, also of a live cell's place.
  var lessonFile: Substring { file.prefix { $0 != "#" } }
}
