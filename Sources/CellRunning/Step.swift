import CourseModel

/// One compilation and one run: a cell, and the inline values that read its state.
///
/// A cell that must fail leaves no state, so the inline values after it are a step of their own,
/// which runs in the state before the cell.
struct Step: Sendable {
  /// The cell's index in the lesson.
  var cell: Int
  var source: String
  var location: SourceLocation
  var expectedFailure: Cell.ExpectedFailure?
  var inlineValues: [InlineValue]
  /// The step ends the work on its cell.
  var isLastOfCell: Bool

  /// The module that it is compiled to: one name for one place in the lesson.
  var module: String {
    "Cell\(cell + 1)\(expectedFailure == nil && source.isEmpty ? "Values" : "")"
  }

  /// Whether later cells build on what this one leaves behind.
  var leavesState: Bool { expectedFailure == nil && !source.isEmpty }
}

extension Cell {
  /// What to run for the cell: one step, or two where it must fail and values follow it.
  var steps: [Step] {
    let splits = expectedFailure != nil && !inlineValues.isEmpty
    var steps = [
      Step(
        cell: index, source: source, location: location, expectedFailure: expectedFailure,
        inlineValues: splits ? [] : inlineValues, isLastOfCell: !splits)
    ]
    if splits {
      steps.append(
        Step(
          cell: index, source: "", location: location, expectedFailure: nil,
          inlineValues: inlineValues, isLastOfCell: true))
    }
    return steps
  }
}
