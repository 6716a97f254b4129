import Compiling
import CourseModel
import Foundation
import Grading

/// The course's own exercises, as the parser would read them.
enum ExampleExercises {
  /// The project's folder: the course is there.
  static let course = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static func grader(seed: UInt64? = nil) throws -> Grader {
    try Grader(course: course, seed: seed)
  }

  static let thresholdXOR = exercise("threshold-xor", points: 4)
  static let perceptronFit = exercise("perceptron-fit", points: 6)

  private static func exercise(_ name: String, points: Int) -> Exercise {
    let lesson = "02-perceptron-and-hebb"
    return Exercise(
      name: name, lesson: lesson, directory: "Exercises/\(lesson)/\(name)", title: name,
      points: points, statement: [], hints: [[]], starter: "",
      limits: ExerciseLimits(seconds: 4))
  }
}
