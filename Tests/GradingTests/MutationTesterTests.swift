import CourseModel
import Foundation
import Grading
import Testing

/// Which broken solutions an exercise's checks let through.
@Suite struct MutationTesterTests {
  private static let files = [
    "Starter": "func f(x: Double, y: Double) -> Double { 0 }",
    "Solution": "func f(x: Double, y: Double) -> Double {\n  2 * x + abs(y)\n}",
    "Interface": "import Answering\n\nlet interface = [Function(\"f(x:y:)\", f(x:y:))]",
    // Blind to a negative y.
    "VisibleChecks": """
    import Checking

    let visibleChecks = [
      Check("answers") { student in
        try student.expect(student.f(x: 3.0, y: 1.0), equals: f(x: 3, y: 1))
      }
    ]
    """,
    "HiddenChecks": "import Checking\n\nlet hiddenChecks: [Check] = []",
  ]

  @Test func `survivors are found where the checks are blind, and equivalents are held to it`()
    throws
  {
    let course = try TemporaryCourse()
    let exercise = try course.makeExercise("blind", Self.files)
    let survivor = "f: 2 * x + abs(y) → 2 * x + (y)"
    let tester = MutationTester(grader: course.grader)
    let blind = tester.test(exercise)
    #expect(blind.survivors.map(\.name) == [survivor])
    #expect(blind.survivors.first?.location.description.hasSuffix("Solution.swift:2:11") == true)
    #expect(blind.killed > 5 && blind.faults.isEmpty && blind.problems.isEmpty)

    // Known from before, named, and named wrongly.
    let names = """
      Mutants that change nothing:

      - `\(survivor)`: y is never
        negative.
      - `f: 2 * x + abs(y) → 2 * x - abs(y)`: it is not.
      - `f: 2 * x + abs(z) → 2 * x + (z)`: it was once.
      """
    try Data(names.utf8).write(
      to: course.folder.appending(path: "\(exercise.directory)/Equivalent.md"))
    let named = tester.test(exercise)
    #expect(named.survivors.isEmpty && named.equivalent == 1 && named.score == 1)
    #expect(
      named.problems.map(\.description) == [
        "Exercises/l/blind/Equivalent.md:5:1: error: The mutant “f: 2 * x + abs(y) → 2 * x - abs(y)” "
          + "is not equivalent: “answers” tells it from the solution.",
        "Exercises/l/blind/Equivalent.md:6:1: error: The solution has no mutant “f: 2 * x + abs(z) → "
          + "2 * x + (z)” any more.\n  help: did you mean “f: 2 * x + abs(y) → 2 * x + (y)”?",
      ])
  }
}
