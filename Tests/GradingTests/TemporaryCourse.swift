import CourseModel
import Foundation
import Grading

/// A course of a test's own, with exercises that exist for it only; removed with this value.
final class TemporaryCourse {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "GradingTests-\(UUID().uuidString)")
  let grader: Grader

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    grader = try Grader(course: folder.path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// An exercise of these files, named without `.swift`.
  func makeExercise(_ name: String, _ files: [String: String]) throws -> Exercise {
    let exercise = Exercise(
      name: name, lesson: "l", directory: "Exercises/l/\(name)", title: name, points: 1,
      statement: [], hints: [], starter: "")
    let directory = folder.appending(path: exercise.directory)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for (file, text) in files {
      try Data((text + "\n").utf8).write(to: directory.appending(path: "\(file).swift"))
    }
    return exercise
  }

  func grade(_ exercise: Exercise, _ submission: String) throws -> Report {
    let file = folder.appending(path: "submission.swift")
    try Data(submission.utf8).write(to: file)
    return grader.grade(exercise, submission: file.path)
  }
}
