import CourseModel
import Foundation
import Grading
import Testing

/// An exercise that is wrong itself never costs a learner a point.
@Suite struct AuthorMistakeTests {
  /// A check that its author got wrong, and what the fault then says.
  private static let mistakes = [
    (#"Check("a", after: "b") { _ in }"#, "comes after “b”, which is no earlier check"),
    (
      #"Check("a") { student in _ = try student.g(x: 1.0) }"#, "has no function g(x:); it has f(x:)"
    ),
    (#"Check("a") { student in _ = try student.f(x: "one") }"#, "with other arguments than it has"),
    (#"Check("a") { _ in fatalError("author's bug") }"#, "Fatal error: author's bug"),
    (#"Check("a") { _ in undeclared() }"#, "The exercise's checks do not compile"),
  ]

  @Test func `an author's mistake is a fault of the grader, with its reason`() throws {
    let course = FileManager.default.temporaryDirectory
      .appending(path: "AuthorMistakeTests-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: course) }
    let grader = try Grader(course: course.path)
    for (number, (check, reason)) in Self.mistakes.enumerated() {
      let exercise = try makeExercise("e\(number)", check: check, in: course)
      let solution = course.appending(path: "\(exercise.directory)/Solution.swift")
      guard case .graderFault(let found) = grader.grade(exercise, submission: solution.path).outcome
      else {
        Issue.record("\(check) is no fault")
        continue
      }
      #expect(found.contains(reason))
    }
  }

  private func makeExercise(_ name: String, check: String, in course: URL) throws -> Exercise {
    let exercise = Exercise(
      name: name, lesson: "l", directory: "Exercises/l/\(name)", title: name, points: 1,
      statement: [], hints: [], starter: "")
    let folder = course.appending(path: exercise.directory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [
      "Starter": "func f(x: Double) -> Double { 0 }\n",
      "Solution": "func f(x: Double) -> Double { x }\n",
      "Interface": "import Answering\n\nlet interface = [Function(\"f(x:)\", f(x:))]\n",
      "VisibleChecks": "import Checking\n\nlet visibleChecks = [\(check)]\n",
      "HiddenChecks": "import Checking\n\nlet hiddenChecks: [Check] = []\n",
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: "\(name).swift"))
    }
    return exercise
  }
}
