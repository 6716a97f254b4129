import CourseModel
import Foundation
import Grading

/// `gradus release DIR`: the students' package.
enum ReleaseCourse: Subcommand {
  static let name = "release"
  static let summary = "Write the students' package: no solutions, no hidden checks, no mistakes."
  static let operand: Operand? = Operand(
    name: "DIR", explanation: "a folder that does not exist yet, or is empty")
  static let options = [
    Option(
      name: "--jobs", value: "N", explanation: "exercises tried at the same time (default: cores)"),
    .json, .course,
  ]
  static let examples = [
    Example("gradus release ../students", "write the package, tried and looked through"),
    Example("cd ../students; gradus check threshold-xor", "what a student does in it"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    guard !open.parsed.hasErrors else {
      DiagnosticReport.complain(open.parsed.diagnostics)
      Terminal.complain("gradus: nothing was written: the course has mistakes")
      return .failure
    }
    var release = Release(grader: try Grader(course: open.root.path))
    if let jobs = try arguments.wholeNumber(of: "--jobs") { release.jobs = jobs }
    let result = release.write(
      open.parsed.exercises, lessons: open.parsed.lessons, to: arguments.operand!)
    DiagnosticReport.complain(result.problems)
    if arguments.has(.json) { try Terminal.print(json: result) }
    guard !result.hasErrors else {
      Terminal.complain("gradus: nothing was written")
      return .failure
    }
    if !arguments.has(.json) {
      Terminal.print(
        "\(arguments.operand!): \(counted(result.lessons.count, "lesson")), "
          + "\(counted(result.exercises.count, "exercise")), "
          + "\(counted(result.files.count, "file")). Of "
          + "\(counted(result.hiddenLines, "line")) of solutions, hidden checks and mistakes "
          + (result.problems.isEmpty
            ? "it shows none, but for chance: a line alone in a text of its own."
            : "it shows those above."))
    }
    return .success
  }
}
