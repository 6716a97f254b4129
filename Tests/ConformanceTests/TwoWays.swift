import CellRunning
import CourseModel
import Dispatch
import Synchronization

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

extension StatedLesson {
  /// What the cells show when the lesson is edited live, after a detour: half of it runs, its last
  /// cell changed, and then all of it as it was.
  ///
  /// Of a lesson that the parser refuses, what comes after the first refused cell is not compared.
  func live(_ runner: CellRunner) throws -> [Statement] {
    let texts = lesson.cells.map(\.source)
    let page = LivePage()
    let live = LiveLesson(lesson, runner: runner, report: page.take)
    defer { live.close() }
    let middle = texts.count / 2
    var edited = texts
    edited[middle] = "print(\"edited\")\n" + texts[middle]
    try page.run(middle, edited, in: live)
    try page.run(texts.count - 1, texts, in: live)
    let found = live.statuses.enumerated().map { cell, status in
      page.statement(cell, status, values: values[cell], in: lesson)
    }
    let refused = lesson.cells.firstIndex { cell in
      refusals.contains { cell.contains($0.location) }
    }
    guard let refused else { return found }
    return Array(found.prefix(refused + 1) + statements.dropFirst(refused + 1))
  }
}

/// What a live lesson has reported so far.
private final class LivePage: Sendable {
  struct Trouble: Error { var message: String }

  private struct State {
    var results: [Int: CellResult] = [:]
    var values: [Int: String] = [:]
    var warnings: [Int: [Diagnostic]] = [:]
    var trouble: String?
    /// The cell that was asked for last.
    var target = -1
    /// Whether that has been heard of: what came before is about an earlier run.
    var isWaiting = false
  }

  private let state = Mutex(State())
  private let end = DispatchSemaphore(value: 0)

  @Sendable func take(_ event: LiveEvent) {
    state.withLock { state in
      switch event {
      case .finished(let cell, let result, let values):
        state.results[cell] = result
        state.values.merge(values) { $1 }
      case .diagnostics(let cell, let diagnostics):
        state.warnings[cell] = diagnostics.filter { $0.severity == .warning }
      case .trouble(let message):
        state.trouble = message
      case .status(let cell, let status):
        guard cell == state.target else { break }
        if status == .waiting { state.isWaiting = true }
        guard state.isWaiting, status != .waiting, status != .running else { break }
        state.target = -1
        end.signal()
      case .output, .progress: break
      }
    }
  }

  /// Runs the cell, and waits until it has run or cannot.
  func run(_ cell: Int, _ sources: [String], in live: LiveLesson) throws {
    state.withLock { ($0.target, $0.isWaiting) = (cell, false) }
    live.run(cell, sources: sources)
    let waited = end.wait(timeout: .now() + 120)
    if let trouble = state.withLock({ $0.trouble }) { throw Trouble(message: trouble) }
    if waited == .timedOut { throw Trouble(message: "cell \(cell + 1) does not end") }
  }

  func statement(
    _ cell: Int, _ status: CellStatus, values: [Int], in lesson: Lesson
  ) -> Statement {
    state.withLock { state in
      switch status {
      case .current, .failed:
        Statement(
          state.results[cell] ?? .notRun, warnings: state.warnings[cell] ?? [],
          values: values.compactMap { state.values[$0] }, of: cell, in: lesson)
      case .notRun:
        Statement(.notRun, warnings: [], values: [], of: cell, in: lesson)
      case .waiting, .running, .stale:
        Statement(diagnostic: "\(status)\n")
      }
    }
  }
}
