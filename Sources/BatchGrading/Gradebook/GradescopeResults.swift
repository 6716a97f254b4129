import CourseModel
import Foundation
import Grading

/// One student's results as Gradescope reads them: `results.json`.
///
/// <https://gradescope-autograders.readthedocs.io/en/latest/specs/>. Where the grader failed there is
/// no score, and Gradescope then says that the autograder failed, instead of a zero.
struct GradescopeResults: Encodable {
  struct Test: Encodable {
    var name: String
    var number: String
    var score: Double
    var max_score: Double
    var status: String
    var output: String
    var output_format = "text"
    var visibility = "visible"
  }

  private var score: Double?
  private var output: String
  private var output_format = "text"
  private var visibility = "visible"
  private var stdout_visibility = "hidden"
  private var tests: [Test]
  private var extra_data: [String: String]

  /// - Parameter work: The student's exercises, with the report that counts for each.
  init(_ work: [(entry: GradebookEntry, exercise: Exercise, report: Report?)]) {
    tests = []
    var lines: [String] = []
    extra_data = [:]
    for (number, item) in work.enumerated() {
      extra_data[item.exercise.name] = item.entry.standing.rawValue
      if work.count > 1 || item.report?.verdicts.isEmpty != false || !item.entry.steps.isEmpty {
        lines.append(([item.exercise.title] + item.entry.steps).joined(separator: "\n"))
      }
      lines += item.entry.comments.map(printable)
      guard let report = item.report else { continue }
      if report.verdicts.isEmpty {
        lines.append(printable(ReportText(report, title: item.exercise.title).text))
      }
      for (check, verdict) in report.verdicts.enumerated() {
        var single = report
        single.verdicts = [verdict]
        single.printed = ""
        single.outcome = .graded
        tests.append(
          Test(
            name: printable(verdict.check), number: "\(number + 1).\(check + 1)",
            score: Double(verdict.earned), max_score: Double(verdict.points),
            status: verdict.status == .passed ? "passed" : "failed",
            output: verdict.status == .passed
              ? "" : printable(ReportText(single, title: item.exercise.title).text)))
      }
    }
    output = lines.joined(separator: "\n\n")
    let hasFault = work.contains {
      $0.entry.standing == .graderFault || $0.entry.standing == .notGradedYet
    }
    // What did not compile has no score here either; Gradescope knows only numbers, and its text
    // says why.
    score = hasFault ? nil : work.reduce(0) { $0 + ($1.entry.score ?? 0) }
  }
}
