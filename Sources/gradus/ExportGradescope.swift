import BatchGrading
import Compiling
import CourseModel
import Foundation

/// `gradus export gradescope EXERCISE…`: the zip that Gradescope takes.
enum ExportGradescope: Subcommand {
  static let name = "export gradescope"
  static let summary = "Write Gradescope's autograder for exercises, ready to be uploaded."
  static let operand: Operand? = Operand(
    name: "EXERCISE", explanation: "exercises that one upload answers", isRepeated: true)
  static let options = [
    Exported.out("gradescope.zip"),
    Option(
      name: "--trust-submissions",
      explanation: "grade also where Gradescope's container allows no sandbox"),
    .course,
  ]
  static let examples = [
    Example("gradus export gradescope threshold-xor", "write gradescope.zip"),
    Example("gradus export gradescope a b --out week-3.zip", "one assignment of two exercises"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    let zip = try GradescopeAutograder(
      course: open.root.path, package: try BuildProducts.current().package,
      exercises: try ChosenExercises.of(open, arguments, for: name),
      trustsSubmissions: arguments.has("--trust-submissions")
    ).archive()
    return try Exported.write(Data(zip), arguments, "gradescope.zip")
  }
}

/// What the exporting commands have in common: one file, at a place of the user's choice.
enum Exported {
  static func out(_ name: String) -> Option {
    Option(name: "--out", value: "FILE", explanation: "what to write (default: \(name))")
  }

  static func write(_ data: Data, _ arguments: Arguments, _ name: String) throws -> ExitStatus {
    let path = arguments.value(of: "--out") ?? name
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    Terminal.print(path)
    return .success
  }
}
