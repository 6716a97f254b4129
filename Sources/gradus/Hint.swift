import CourseModel
import Foundation

/// `gradus hint EXERCISE`: one step of help at a time.
enum Hint: Subcommand {
  static let name = "hint"
  static let summary = "Print a hint for an exercise, the vaguest first."
  static let operand: Operand? = Operand(name: "EXERCISE", explanation: "an exercise's name")
  static let options = [
    Option(name: "--step", value: "N", explanation: "which hint (default: 1)"), .course,
  ]
  static let examples = [
    Example("gradus hint threshold-xor", "the first hint"),
    Example("gradus hint threshold-xor --step 2", "the second"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    let exercise = try open.exercise(named: arguments.operand!, for: name)
    let step = try arguments.wholeNumber(of: "--step") ?? 1
    guard exercise.hints.indices.contains(step - 1) else {
      throw UsageError(
        "`\(exercise.name)` has \(exercise.hints.count) hints, so there is no hint \(step)",
        nearest: "gradus hint \(exercise.name) --step \(min(max(step, 1), exercise.hints.count))")
    }
    Terminal.print("Hint \(step) of \(exercise.hints.count)")
    Terminal.print(PlainProse.text(of: exercise.hints[step - 1]))
    if step < exercise.hints.count {
      Terminal.print("\nStill stuck? gradus hint \(exercise.name) --step \(step + 1)")
    }
    return .success
  }
}
