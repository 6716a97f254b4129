import CourseModel
import Foundation
import Grading

/// `gradus exercise new NAME`: a small exercise that works, to be changed into one's own.
enum NewExercise: Subcommand {
  static let name = "exercise new"
  static let summary = "Make a new exercise: a small one that works, to be changed into your own."
  static let operand: Operand? = Operand(
    name: "NAME", explanation: "the exercise's name, such as hidden-deltas")
  static let options = [
    Option(
      name: "--lesson", value: "LESSON",
      explanation: "the lesson it belongs to (default: the last one)"), .course,
  ]
  static let examples = [
    Example("gradus exercise new mean-square --lesson 05", "make Exercises/05-…/mean-square"),
    Example("gradus exercise verify mean-square", "then, after each change, prove it"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    let exercise = arguments.operand!
    let lesson = try arguments.value(of: "--lesson")
      .map { try open.lessonName($0, for: "\(name) \(exercise) --lesson") }
    guard let lesson = lesson ?? open.parsed.course.lessons.last else {
      throw UsageError("this course has no lesson to which an exercise could belong")
    }
    guard exercise.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else {
      let words = exercise.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      let near = words.joined(separator: "-")
      throw UsageError(
        "`\(exercise)` is no name of an exercise: small letters, digits and hyphens make one",
        nearest: near.isEmpty ? nil : "gradus \(name) \(near)")
    }
    let folder = open.root.appending(path: "Exercises/\(lesson)/\(exercise)")
    guard !open.parsed.exercises.contains(where: { $0.name == exercise }),
      !FileManager.default.fileExists(atPath: folder.path)
    else { throw UsageError("there is an exercise `\(exercise)` already") }
    let skeleton = ExerciseSkeleton(name: exercise)
    for (file, text) in skeleton.files {
      let place = folder.appending(path: file)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place, options: .withoutOverwriting)
    }
    Terminal.print(
      """
      Exercises/\(lesson)/\(exercise): \(counted(skeleton.files.count, "file")).

      It works as it stands. Change it into your own, and prove it after each change:
          gradus exercise verify \(exercise)
          gradus exercise mutate \(exercise)
      Put it into Lessons/\(lesson)/Lesson.md with the two lines
          ```exercise \(exercise)
          ```
      """)
    return .success
  }
}
