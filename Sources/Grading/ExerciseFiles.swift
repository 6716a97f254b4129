import CourseModel
import Foundation
import SwiftSource

/// The Swift files of an exercise's folder.
struct ExerciseFiles: Sendable {
  /// The exercise's folder, absolute.
  var directory: String
  var starter: String
  /// The reference: of a students' copy, which has none, the starter, whose functions nobody calls.
  var solution: String
  var interface: String
  var visibleChecks: String
  var hiddenChecks: String
  /// What the checker is made of beside its entry: paths of files.
  var checkerSources: [String]
  /// The checker's entry.
  var checkerMain: String

  /// Whether a check measures the processor's time of an answer against the solution's.
  var comparesCosts: Bool {
    // The label of `expect(costsAtMost:timesThatOf:)`: Swift calls it by no other name.
    visibleChecks.contains("costsAtMost") || hiddenChecks.contains("costsAtMost")
  }

  /// What a students' copy has in place of the solution.
  static let recordedAnswers = "RecordedAnswers"

  /// - Parameter tape: Where the reference's answers to the checks are to be written to.
  init(_ exercise: Exercise, course: String, recordingTo tape: String? = nil) throws(Ungraded) {
    let directory = "\(course)/\(exercise.directory)"
    func read(_ name: String) throws(Ungraded) -> String {
      do {
        return try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
      } catch {
        throw .fault(FeedbackWording.missingExerciseFile(name, of: exercise.name))
      }
    }
    self.directory = directory
    let isReleased = exercise.isReleased
    starter = try read("Starter.swift")
    solution = isReleased ? starter : try read("Solution.swift")
    interface = try read("Interface.swift")
    visibleChecks = try read("VisibleChecks.swift")
    hiddenChecks = isReleased ? "" : try read("HiddenChecks.swift")
    checkerSources =
      (isReleased
      ? ["Starter", "VisibleChecks"] : ["Solution", "VisibleChecks", "HiddenChecks"])
      .map { "\(directory)/\($0).swift" }
    checkerMain = Self.main(
      exercise, isReleased ? "play(from: \"\(directory)/\(Self.recordedAnswers)\")" : nil,
      tape.map { "record(to: \"\($0)\")" })
  }

  private static func main(_ exercise: Exercise, _ tapes: String?...) -> String {
    let parts = exercise.parts.map { part in
      let dependencies = part.dependencies.map(\.debugDescription).joined(separator: ", ")
      return "Part(\(part.name.debugDescription), after: [\(dependencies)])"
    }
    return """
      import Checking

      \(tapes.compactMap { $0.map { "Tape.\($0)\n" } }.joined())\
      Checker(
        visible: visibleChecks, hidden: \(exercise.isReleased ? "[]" : "hiddenChecks"),
        parts: [\(parts.joined(separator: ", "))]
      ).run()

      """
  }
}
