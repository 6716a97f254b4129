import CourseModel
import Foundation

/// The exercises that an author's command is about: those named, or all.
enum ChosenExercises {
  static func of(
    _ open: OpenCourse, _ arguments: Arguments, for command: String
  ) throws -> [Exercise] {
    let named = try arguments.operands.map { try open.exercise(named: $0, for: command) }
    let chosen = named.isEmpty ? open.parsed.exercises : named
    guard !chosen.isEmpty else {
      throw UsageError("this course has no exercise", nearest: "gradus exercise new my-exercise")
    }
    return chosen
  }

  /// Mistakes in the files of exercises: of the named ones, or of all where none is named.
  static func mistakes(of open: OpenCourse, _ arguments: Arguments) -> [Diagnostic] {
    open.parsed.diagnostics.filter { diagnostic in
      let steps = diagnostic.location.file.split(separator: "/").map(String.init)
      return steps.count > 3 && steps[0] == "Exercises"
        && (arguments.operands.isEmpty || arguments.operands.contains(steps[2]))
    }
  }
}
