import CourseModel
import Grading
import Testing

@Suite struct ExerciseTests {
  @Test(arguments: CourseExercises.all.map(\.name))
  func `an exercise is proven by its starter, its solution and its known mistakes`(
    name: String
  ) throws {
    // With a seed, so that what holds once holds always: `gradus exercise verify` draws new inputs.
    let verifier = ExerciseVerifier(grader: try CourseExercises.grader(seed: 1))
    let verification = verifier.verify(CourseExercises.named(name))
    #expect(verification.problems.map(\.description) == [])
  }

  @Test func `the course has exercises to prove`() {
    #expect(CourseExercises.all.count >= 6)
  }

  @Test func `a mistake that fails something else than it says is found, at its line`() throws {
    // The wrong sign, said to be something else.
    let mistake = """
      // Fails: answers al four rows
      // Fails: every unit keeps a margin of 0.25
      // Says: a fragment that nobody says
      """
    let report = Report(
      exercise: "threshold-xor", outcome: .graded,
      verdicts: [
        Verdict(
          check: "answers all four rows", isHidden: false, points: 1, earned: 0, status: .failed),
        Verdict(
          check: "every unit keeps a margin of 0.25", isHidden: true, points: 1, earned: 1,
          status: .passed),
      ], maximum: 2)
    let problems = KnownMistake(mistake).problems(
      in: report, title: "A network for XOR", at: SourceLocation(file: "wrong-sign.swift", line: 1))
    #expect(
      problems.map(\.description) == [
        "wrong-sign.swift:1:1: error: No check is named “answers al four rows”; did you mean "
          + "“answers all four rows”?",
        "wrong-sign.swift:2:1: error: The check “every unit keeps a margin of 0.25” lets this pass.",
        "wrong-sign.swift:1:1: error: This fails the check “answers all four rows” too, without "
          + "saying so.",
        "wrong-sign.swift:3:1: error: The feedback does not say “a fragment that nobody says”.",
      ])
  }
}
