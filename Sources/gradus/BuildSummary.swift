import CellRunning
import CourseModel
import SiteRendering

/// What one build did, for people in a sentence and for programs as JSON.
struct BuildSummary: Encodable {
  struct LessonLine: Encodable {
    var name: String
    var succeeded: Bool
    var isFromCache: Bool
    var cellsRun: Int
    /// Of those, how many ran only for the state that a changed cell begins in.
    var cellsRestored = 0
    /// For each cell that was run, why.
    var why: [String] = []
  }

  var lessons: [LessonLine]
  /// Lessons with mistakes in their Markdown: not run, their earlier pages kept.
  var unreadable: [String] = []
  var pages: Int
  var pagesWritten: Int
  var diagnostics: [Diagnostic]
  /// The machine's failures, a sentence each.
  var troubles: [String] = []
  var seconds = 0.0

  init(lessons: [Lesson], runs: [Result<LessonRun, CellRunningError>], site: RenderedSite) {
    self.lessons = []
    diagnostics = []
    for (lesson, run) in zip(lessons, runs) {
      switch run {
      case .success(let run):
        self.lessons.append(
          LessonLine(
            name: lesson.name, succeeded: run.executed.succeeded, isFromCache: run.isFromCache,
            cellsRun: run.cellsRun, cellsRestored: run.cellsRestored,
            why: zip(lesson.cells, run.reasons).map { cell, reason in
              "\(cell.location): cell \(cell.index + 1) was run: \(reason)"
            }))
        diagnostics += run.warnings + CellFailureReport.diagnostics(of: run.executed)
      case .failure(let error):
        self.lessons.append(
          LessonLine(name: lesson.name, succeeded: false, isFromCache: false, cellsRun: 0))
        troubles.append("\(lesson.name): \(error)")
      }
    }
    pages = site.pages.count
    pagesWritten = site.written.count { site.pages.contains($0) }
  }

  var isFlawless: Bool { troubles.isEmpty && !diagnostics.hasErrors }

  var sentence: String {
    let run = lessons.reduce(0) { $0 + $1.cellsRun }
    var parts = [counted(lessons.count, "lesson")]
    let restored = lessons.reduce(0) { $0 + $1.cellsRestored }
    parts.append(
      (run == 0 ? "no cell run" : counted(run, "cell") + " run")
        + (restored == 0 ? "" : " (\(restored) to restore a state)"))
    let known = lessons.count { $0.isFromCache }
    if known > 0 { parts.append("\(known) unchanged") }
    parts.append("\(pagesWritten) of \(counted(pages, "page")) written")
    let failed = lessons.count { !$0.succeeded }
    if failed > 0 { parts.append("\(failed) failed") }
    if !unreadable.isEmpty { parts.append("\(unreadable.count) not run for mistakes in them") }
    let tenths = (seconds * 10).rounded() / 10
    return parts.joined(separator: ", ") + " in \(tenths) s: site/public/index.html"
  }
}

/// Failed cells as located messages.
enum CellFailureReport {
  static func diagnostics(of executed: ExecutedLesson) -> [Diagnostic] {
    zip(executed.lesson.cells, executed.results).flatMap { cell, result -> [Diagnostic] in
      guard result.status == .failed, let failure = result.failure else { return [] }
      let errors = failure.diagnostics.filter { $0.severity == .error }
      if failure.kind == .compile, !errors.isEmpty { return errors }
      return [Diagnostic(.error, at: failure.location ?? cell.location, failure.message)]
    }
  }
}
