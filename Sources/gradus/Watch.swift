import CellRunning
import CourseModel
import Foundation
import Grading
import Processes

/// `gradus watch [LESSON|EXERCISE]`: on every save, what changed runs again.
enum Watch: Subcommand {
  static let name = "watch"
  static let summary = "Run a lesson's changed cells, or check an exercise, on every save."
  static let operand: Operand? = Operand(
    name: "LESSON|EXERCISE",
    explanation: "a lesson's folder name, or an exercise's name (default: every lesson)",
    isOptional: true)
  static let options = [Option.course]
  static let examples = [
    Example("gradus watch 05", "run the lesson, and after each save the cells that changed"),
    Example("gradus watch threshold-xor", "check work/threshold-xor.swift after each save"),
    Example("gradus watch", "run whichever lesson is saved"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    let wish = Interruption.cancellation()
    guard let operand = arguments.operand else {
      try WatchedLessons(open, names: open.parsed.course.lessons, runsAtOnce: false).follow(wish)
      return .success
    }
    if let exercise = open.parsed.exercises.first(where: { $0.name == operand }) {
      try follow(exercise, arguments, in: open, until: wish)
    } else {
      let lesson = try open.lessonName(operand, for: name)
      try WatchedLessons(open, names: [lesson], runsAtOnce: true).follow(wish)
    }
    return .success
  }

  private static func follow(
    _ exercise: Exercise, _ arguments: Arguments, in open: OpenCourse, until wish: Cancellation
  ) throws {
    let file = try Workplace.file(for: exercise, arguments, in: open.root)
    let watch = try FolderWatch([file.deletingLastPathComponent().path])
    let grader = try Grader(course: open.root.path)
    if let note = grader.note { Terminal.complain("note: \(note)") }
    repeat {
      let report = grader.grade(exercise, submission: file.path)
      Terminal.print(ReportText(report, title: exercise.title, colour: Terminal.hasColor).text)
      Terminal.complain("\nWatching \(file.path): save to check again, Control-C to end.")
    } while waitForChange(of: file.path, watch, wish)
  }

  private static func waitForChange(
    of file: String, _ watch: FolderWatch, _ wish: Cancellation
  ) -> Bool {
    while let changed = watch.changes(until: { wish.isCancelled }) {
      if changed.contains(file), FileManager.default.fileExists(atPath: file) { return true }
    }
    return false
  }
}

/// Lessons whose files are watched, each with the states of its cells once it has run.
private final class WatchedLessons {
  private var open: OpenCourse
  private let names: [String]
  private let runsAtOnce: Bool
  private let runner: CellRunner
  private var live: [String: (lesson: LiveLesson, cells: [Cell])] = [:]

  init(_ open: OpenCourse, names: [String], runsAtOnce: Bool) throws {
    self.open = open
    self.names = names
    self.runsAtOnce = runsAtOnce
    runner = CellRunner(
      root: open.root.path, toolchain: try .current(), products: try .current())
  }

  func follow(_ wish: Cancellation) throws {
    let folders = names.map { open.root.appending(path: "Lessons/\($0)").path }
    let watch = try FolderWatch(folders)
    if runsAtOnce { names.forEach(run) }
    let what = names.count == 1 ? "Lessons/\(names[0])" : "\(names.count) lessons"
    Terminal.complain("Watching \(what): save to run what changed, Control-C to end.")
    while let changed = watch.changes(until: { wish.isCancelled }) {
      open.reread()
      for (name, folder) in zip(names, folders) {
        let files = changed.filter { $0.hasPrefix(folder + "/") }
        guard !files.isEmpty else { continue }
        // A cell may have read any other file beside the lesson.
        if files != ["\(folder)/Lesson.md"] { live[name]?.lesson.reset() }
        run(name)
      }
    }
    live.values.forEach { $0.lesson.close() }
  }

  /// Runs the lesson's cells from the first that changed on.
  private func run(_ name: String) {
    let diagnostics = open.parsed.diagnostics(ofLesson: name)
    DiagnosticReport.complain(diagnostics)
    guard let lesson = open.parsed.lesson(named: name), let last = lesson.cells.indices.last
    else { return }
    let watched: LiveLesson
    if let known = live[name] {
      watched = known.lesson
      watched.replace(with: lesson)
      if watched.statuses.allSatisfy({ $0 == .current }) {
        return Terminal.complain("\(name): no cell changed.")
      }
    } else {
      let lines = lesson.cells.map(\.location)
      watched = LiveLesson(lesson, runner: runner) { [output = WatchOutput(places: lines)] event in
        output.show(event)
      }
    }
    live[name] = (watched, lesson.cells)
    watched.run(last, sources: lesson.cells.map(\.source))
  }
}

/// Prints what happens in a watched lesson.
private struct WatchOutput: Sendable {
  var places: [SourceLocation]

  func show(_ event: LiveEvent) {
    switch event {
    case .finished(let cell, let result, _):
      let text = TerminalLesson.text(of: result)
      Terminal.print(
        (["── cell \(cell + 1)"] + (text.isEmpty ? [] : [text])).joined(separator: "\n"))
    case .trouble(let sentence): Terminal.complain("gradus: \(sentence)")
    case .diagnostics(let cell, let diagnostics):
      for diagnostic in diagnostics where diagnostic.severity == .error {
        Terminal.complain("cell \(cell + 1): \(diagnostic)")
      }
    case .status, .output, .progress: return
    }
  }
}
