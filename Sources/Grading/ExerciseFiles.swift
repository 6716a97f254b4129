import CourseModel
import Foundation
import SwiftSource

/// The Swift files of an exercise's folder.
struct ExerciseFiles: Sendable {
  /// The exercise's folder, absolute.
  var directory: String
  var starter: String
  var solution: String
  var interface: String
  var visibleChecks: String
  var hiddenChecks: String

  init(_ exercise: Exercise, course: String) throws(Ungraded) {
    let directory = "\(course)/\(exercise.directory)"
    func read(_ name: String) throws(Ungraded) -> String {
      do {
        return try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
      } catch {
        throw .fault(FeedbackWording.missingExerciseFile(name, of: exercise.name))
      }
    }
    self.directory = directory
    starter = try read("Starter.swift")
    solution = try read("Solution.swift")
    interface = try read("Interface.swift")
    visibleChecks = try read("VisibleChecks.swift")
    hiddenChecks = try read("HiddenChecks.swift")
  }
}
