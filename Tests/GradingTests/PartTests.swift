import CourseModel
import Foundation
import Grading
import Testing

/// Exercises in parts, and what their hidden checks may tell.
@Suite struct PartTests {
  private static let files = [
    "Starter": "func f(x: Double) -> Double { 0 }\nfunc g(x: Double) -> Double { 0 }",
    "Solution": "func f(x: Double) -> Double { 2 * x }\nfunc g(x: Double) -> Double { x * x }",
    "Interface": """
    import Answering

    let interface = [Function("f(x:)", f(x:)), Function("g(x:)", g(x:))]
    """,
    "VisibleChecks": """
    import Checking

    let visibleChecks = [
      Check("squares three", part: "squares", points: 2) { student in
        try student.expect(student.g(x: 3.0), equals: g(x: 3))
      },
      Check("doubles three", part: "doubles", reread: "Doubling") { student in
        try student.expect(student.f(x: 3.0), equals: f(x: 3))
      },
    ]
    """,
    "HiddenChecks": """
    import Checking

    let hiddenChecks = [
      Check("doubles a negative number", part: "doubles", reveals: .nothing) { student in
        try student.expect(student.f(x: -1.0), equals: f(x: -1), remark: "not to be seen")
      },
      Check("squares a negative number", part: "squares", reveals: .everything) { student in
        try student.expect(student.g(x: -1.0), equals: g(x: -1))
      },
    ]
    """,
  ]

  private func grade(_ f: String, _ g: String) throws -> Report {
    let course = try TemporaryCourse()
    var exercise = try course.makeExercise("parts", Self.files)
    exercise.parts = [
      ExercisePart(name: "doubles", points: 2),
      ExercisePart(name: "squares", points: 3, dependencies: ["doubles"]),
    ]
    exercise.reread = "Numbers"
    return try course.grade(
      exercise, "func f(x: Double) -> Double { \(f) }\nfunc g(x: Double) -> Double { \(g) }\n")
  }

  @Test func `parts are graded in their order, and a part counts after those it builds on`() throws
  {
    let whole = try grade("2 * x", "x * x")
    #expect(whole.hasFullMarks && whole.maximum == 5)
    #expect(whole.verdicts.map(\.part) == ["doubles", "doubles", "squares", "squares"])
    #expect(whole.reread == nil)

    // Right for the visible number only: the hidden check of the first part keeps the second back.
    let half = try grade("x < 0 ? 0 : 2 * x", "x * x")
    #expect(half.verdicts.map(\.status) == [.passed, .failed, .skipped, .skipped])
    #expect(half.score == 1)
    #expect(half.reread == Rereading(lesson: "l", section: "Numbers"))
    let text = ReportText(half, title: "Parts").text
    #expect(text.contains("doubles: 1 of 2") && text.contains("squares: 0 of 3"), "\(text)")
  }

  @Test func `a hidden check tells as much as its author lets it`() throws {
    let silent = try grade("x < 0 ? 0 : 2 * x", "x * x")
    #expect(silent.verdicts[1].feedback == nil)
    #expect(!ReportText(silent, title: "Parts").text.contains("not to be seen"))

    let open = try grade("2 * x", "x < 0 ? 7 : x * x")
    #expect(open.verdicts[3].isHidden && open.verdicts[3].feedback?.actual == "«7.0»")

    let pointed = try grade("x", "x * x")
    #expect(pointed.verdicts[0].feedback?.reread == "Doubling")
  }

  @Test func `a check of a part that is not listed is its author's mistake`() throws {
    let course = try TemporaryCourse()
    var exercise = try course.makeExercise("parts", Self.files)
    exercise.parts = [ExercisePart(name: "doubles", points: 2), .init(name: "squarse", points: 3)]
    guard
      case .graderFault(let reason) = try course.grade(exercise, Self.files["Solution"]!).outcome
    else {
      Issue.record("it was graded")
      return
    }
    #expect(reason.contains("did you mean “squarse”?"), "\(reason)")
  }
}
