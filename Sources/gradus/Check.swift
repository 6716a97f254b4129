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
      if exercise.isReleased, !report.verdicts.isEmpty, exercise.points > report.maximum {
        Terminal.complain(
          "\(counted(exercise.points - report.maximum, "point")) more are decided by checks that "
            + "are not here.")
      }
    }
    return report.hasFullMarks ? .success : .failure
  }
}
