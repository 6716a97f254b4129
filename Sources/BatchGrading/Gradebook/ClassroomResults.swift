import CourseModel
import Foundation
import Grading

/// One student's results as GitHub Classroom's reporter reads them, before they are coded in base64.
///
/// The reporter adds up the tests' scores against `max_score`: partial credit arrives as it is.
struct ClassroomResults: Encodable {
  struct Test: Encodable {
    var name: String
    var status: String
    var message: String
    var score: Double
    var max_score: Double
    var test_code = ""
    var filename = ""
    var line_no = 0
    var duration = 0
  }

  private let version = 1
  private let status: String
  private let max_score: Double
  private let tests: [Test]

  init(_ work: [(entry: GradebookEntry, exercise: Exercise, report: Report?)]) {
    max_score = Double(work.reduce(0) { $0 + $1.entry.maximum })
    var tests: [Test] = []
    for item in work {
      for verdict in item.report?.verdicts ?? [] {
        tests.append(
          Test(
            name: "\(item.exercise.name): \(printable(verdict.check))",
            status: verdict.status == .passed ? "pass" : "fail",
            message: verdict.status == .passed ? "" : "see the report",
            score: Double(verdict.earned), max_score: Double(verdict.points)))
      }
      guard item.report?.verdicts.isEmpty != false else { continue }
      tests.append(
        Test(
          name: item.exercise.name, status: "error",
          message: printable(item.entry.attention ?? item.entry.standing.rawValue), score: 0,
          max_score: Double(item.entry.maximum)))
    }
    self.tests = tests
    let isError = work.contains { $0.report?.verdicts.isEmpty != false }
    let isFull = work.allSatisfy { $0.report?.hasFullMarks == true }
    status = isError ? "error" : isFull ? "pass" : "fail"
  }
}
