import CourseModel

extension KeptRun {
  /// Cells that show something else than the last time, though nothing changed that they are made
  /// of: they draw from an unseeded source, or tell the time.
  ///
  /// Only the first is named, as the others may follow from it.
  func unrepeatable(since before: KeptRun?, in lesson: Lesson) -> [(cell: Int, Diagnostic)] {
    guard let before, before.ingredients.isSameSource(as: ingredients) else { return [] }
    let places = LessonPlaces(lesson)
    for (index, cell) in cells.enumerated() {
      guard index < before.cells.count,
        before.ingredients.cells[index] == ingredients.cells[index]
      else { return [] }
      let earlier = places.converted(before.cells[index], places.absolute)
      let failures = [earlier, cell].compactMap(\.result.failure?.kind)
      // How far a cell came within its limits is the machine's business.
      if failures.contains(where: { [.timeLimit, .cpuLimit, .memoryLimit].contains($0) }) {
        return []
      }
      if earlier.result.outputs == cell.result.outputs, earlier.values == cell.values { continue }
      return [
        (
          index,
          Diagnostic(
            .warning, at: lesson.cells[index].location,
            "the cell shows something else than the last time, though nothing changed that it "
              + "is made of",
            suggestion: "draw random numbers from `SeededGenerator(seed:)`, print neither times "
              + "nor durations, and sort what comes from sets and dictionaries")
        )
      ]
    }
    return []
  }
}

extension Ingredients {
  /// Whether all but the cells is the same.
  fileprivate func isSameSource(as other: Ingredients) -> Bool {
    compiler == other.compiler && libraries == other.libraries && files == other.files
  }
}
