import CellRunning
import CourseModel
import Foundation

/// `gradus run LESSON`: one lesson's outputs in the terminal.
enum Run: Subcommand {
  static let name = "run"
  static let summary = "Run one lesson and print what its cells show."
  static let operand: Operand? = Operand(
    name: "LESSON", explanation: "a lesson's folder name, or the beginning of one")
  static let options = [
    Option(name: "--fresh", explanation: "run every cell, whatever is known from before"),
    .json, .course,
  ]
  static let examples = [
    Example("gradus run 05-mlp-backprop", "print every cell's outputs"),
    Example("gradus run 05", "the same"),
    Example("gradus run 05 --json", "the executed lesson, for a program"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    let lessonName = try open.lessonName(arguments.operand!, for: name)
    let diagnostics = open.parsed.diagnostics(ofLesson: lessonName)
    guard let lesson = open.parsed.lesson(named: lessonName) else {
      DiagnosticReport.complain(diagnostics)
      return .failure
    }
    let runner = CellRunner(
      root: open.root.path, toolchain: try .current(), products: try .current(),
      usesCache: !arguments.has("--fresh"))
    let line = ProgressLine()
    let run = try runner.run(lesson, cancellation: Interruption.cancellation()) { event in
      if case .started(let cell, let count) = event { line.show(cell, of: count, "cells") }
    }
    line.clear()
    if run.cellsRun > 0 { SandboxReport.complain() }
    if arguments.has(.json) {
      try Terminal.print(json: run.executed)
    } else {
      Terminal.print(TerminalLesson(run.executed).text)
    }
    DiagnosticReport.complain(
      diagnostics + run.warnings + CellFailureReport.diagnostics(of: run.executed))
    return run.executed.succeeded ? .success : .failure
  }
}
