import CourseModel
import Foundation
import Grading

/// `gradus exercise verify`: proves exercises by their own files.
enum VerifyExercises: Subcommand {
  static let name = "exercise verify"
  static let summary = "Prove exercises by their starter, their solution and their known mistakes."
  static let operand: Operand? = Operand(
    name: "NAME", explanation: "exercises (default: all)", isOptional: true, isRepeated: true)
  static let options = [Option.json, .course]
  static let examples = [
    Example("gradus exercise verify", "every exercise of the course"),
    Example("gradus exercise verify threshold-xor", "this one, while writing it"),
  ]

  private struct Line: Encodable {
    var exercise: String
    var isProven: Bool
    var problems: [Diagnostic]
  }

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    let mistakes = ChosenExercises.mistakes(of: open, arguments)
    if mistakes.hasErrors {
      DiagnosticReport.complain(mistakes)
      return .failure
    }
    let exercises = try ChosenExercises.of(open, arguments, for: name)
    let verifier = ExerciseVerifier(grader: try Grader(course: open.root.path))
    let progress = ProgressLine()
    var lines: [Line] = []
    for (number, exercise) in exercises.enumerated() {
      progress.show(number, of: exercises.count, exercise.name)
      let found = verifier.verify(
        exercise, lesson: open.parsed.lesson(named: exercise.lesson))
      progress.clear()
      lines.append(
        Line(exercise: exercise.name, isProven: found.isProven, problems: found.problems))
      if !arguments.has(.json) { Terminal.print(sentence(found, exercise)) }
      DiagnosticReport.complain(found.problems)
    }
    DiagnosticReport.complain(mistakes)
    if arguments.has(.json) { try Terminal.print(json: lines) }
    return lines.allSatisfy(\.isProven) ? .success : .failure
  }

  private static func sentence(_ found: ExerciseVerification, _ exercise: Exercise) -> String {
    guard found.isProven else {
      let count = found.problems.count { $0.severity == .error }
      return "✘ \(exercise.name): \(counted(count, "problem"))"
    }
    let starter = found.report(of: "Starter.swift")?.score ?? 0
    let mistakes = found.reports.count { $0.file.hasPrefix("Mistakes/") }
    return "✔ \(exercise.name): starter \(starter) of \(exercise.points), solution "
      + "\(exercise.points) twice, \(counted(mistakes, "mistake")) recognised"
  }
}
