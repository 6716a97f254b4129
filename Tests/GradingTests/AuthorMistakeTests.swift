import CourseModel
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
    let course = try TemporaryCourse()
    for (number, (check, reason)) in Self.mistakes.enumerated() {
      let exercise = try course.makeExercise(
        "e\(number)",
        [
          "Starter": "func f(x: Double) -> Double { 0 }",
          "Solution": "func f(x: Double) -> Double { x }",
          "Interface": "import Answering\n\nlet interface = [Function(\"f(x:)\", f(x:))]",
          "VisibleChecks": "import Checking\n\nlet visibleChecks = [\(check)]",
          "HiddenChecks": "import Checking\n\nlet hiddenChecks: [Check] = []",
        ])
      let report = try course.grade(exercise, "func f(x: Double) -> Double { x }")
      guard case .graderFault(let found) = report.outcome else {
        Issue.record("\(check) is no fault")
        continue
      }
      #expect(found.contains(reason))
    }
  }
}
