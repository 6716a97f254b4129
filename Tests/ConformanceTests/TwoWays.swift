import CellRunning
import CourseModel

extension StatedLesson {
  /// What the cells show when the course is built: all of them, in order.
  func built(_ runner: CellRunner) throws -> [Statement] {
    if !refusals.isEmpty { return refused(statements) }
    let run = try runner.run(lesson)
    return run.executed.results.enumerated().map { index, result in
      Statement(
        result, warnings: warnings(run.warnings, of: index),
        values: values[index].compactMap { run.executed.values[$0] }, of: index, in: lesson)
    }
  }

  /// A lesson that the parser refuses is not run: only what it says of the cells can be compared.
  private func refused(_ statements: [Statement]) -> [Statement] {
    zip(lesson.cells, statements).map { cell, statement in
      var found = statement
      let own = refusals.filter { cell.contains($0.location) }
      found.diagnostic = Statement(refused: own, of: cell.index, in: lesson).diagnostic
      return found
    }
  }

  private func warnings(_ warnings: [Diagnostic], of cell: Int) -> [Diagnostic] {
    warnings.filter { lesson.cells[cell].contains($0.location) }
  }
}
