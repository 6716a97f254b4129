import CourseModel
import Foundation
import Grading

/// `gradus check EXERCISE`: the learner's file, graded here and now.
enum Check: Subcommand {
  static let name = "check"
  static let summary = "Check your solution of an exercise, and say what is wrong and why."
  static let operand: Operand? = Operand(name: "EXERCISE", explanation: "an exercise's name")
  static let options = [
    Option(
      name: "--file", value: "FILE", explanation: "your file (default: work/EXERCISE.swift)"),
    .json, .course,
  ]
  static let examples = [
    Example(
      "gradus check threshold-xor", "the first time, lays out work/threshold-xor.swift to edit"),
    Example("gradus check threshold-xor --file mine.swift", "check another file"),
    Example("gradus check threshold-xor --json", "the report, for a program"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    let exercise = try open.exercise(named: arguments.operand!, for: name)
    let file = try Workplace.file(for: exercise, arguments, in: open.root)
    let grader = try Grader(course: open.root.path)
    if let note = grader.note { Terminal.complain("note: \(note)") }
    let report = grader.grade(exercise, submission: file.path)
    if arguments.has(.json) {
      try Terminal.print(json: ReportJSON(report))
    } else {
      Terminal.print(
        ReportText(report, title: exercise.title, colour: Terminal.hasColor).text)
    }
    return report.hasFullMarks ? .success : .failure
  }
}

/// The folder `work/`, where learners' files are: made once, never overwritten.
enum Workplace {
  static func file(for exercise: Exercise, _ arguments: Arguments, in root: URL) throws -> URL {
    if let given = arguments.value(of: "--file") {
      guard FileManager.default.fileExists(atPath: given) else {
        throw UsageError("there is no file \(given)", nearest: "gradus check \(exercise.name)")
      }
      return URL(fileURLWithPath: given)
    }
    let folder = root.appending(path: "work")
    let file = folder.appending(path: "\(exercise.name).swift")
    guard !FileManager.default.fileExists(atPath: file.path) else { return file }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(exercise.starter.utf8).write(to: file, options: .withoutOverwriting)
    Terminal.complain(
      "Laid out work/\(exercise.name).swift from the starter: edit it, and check again.")
    return file
  }
}
