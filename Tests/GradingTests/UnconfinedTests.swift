import CourseModel
import Foundation
import Grading
import Testing

/// Where bubblewrap cannot be had, a learner's own file is graded all the same.
@Suite struct UnconfinedTests {
  @Test(arguments: [("Solution", 4), ("Mistakes/narrow-margin", 3)])
  func `a file earns the same points without a sandbox`(file: String, points: Int) throws {
    var grader = try CourseExercises.grader()
    grader.confinement = .unconfined(reason: "this test wants none")
    let exercise = CourseExercises.named("threshold-xor")
    let report = grader.grade(
      exercise, submission: "\(grader.course)/\(exercise.directory)/\(file).swift")
    #expect(report.outcome == .graded)
    #expect(report.score == points)
    #expect(grader.note == "Your code runs without a sandbox: this test wants none.")
  }

  @Test func `a loop without end is stopped without a sandbox, too`() throws {
    var grader = try CourseExercises.grader()
    grader.confinement = .unconfined(reason: "this test wants none")
    let report = grader.grade(
      Hostile.exercise, submission: Hostile.folder.appending(path: "loops.swift").path)
    #expect(report.outcome.name == "limitExceeded")
    #expect(report.score == 0)
  }
}

@Test func `what a submission prints cannot act on the terminal`() {
  let report = Report(
    exercise: "e", outcome: .graded, verdicts: [], maximum: 1,
    printed: "\u{1B}[2J\u{1B}]0;full marks\u{7}\u{202E}gnorw\r4 of 4\n")
  let text = ReportText(report, title: "E").text
  #expect(!text.unicodeScalars.contains { "\u{1B}\u{7}\u{202E}\r".unicodeScalars.contains($0) })
  #expect(text.contains("full marks"), "it is shown, as text")
}
