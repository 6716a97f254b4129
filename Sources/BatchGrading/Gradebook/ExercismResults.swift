import CourseModel
import Foundation
import Grading

/// One report as Exercism's test runners write it, version 3.
///
/// <https://exercism.org/docs/building/tooling/test-runners/interface>
struct ExercismResults: Encodable {
  struct Test: Encodable {
    var name: String
    var status: String
    var message: String?
    var output: String?
  }

  private let version = 3
  private let status: String
  private let message: String?
  private let tests: [Test]?

  /// Characters of a message that Exercism keeps, and of one test's output.
  private static let messageLimit = 65_535
  private static let outputLimit = 500

  init(_ report: Report, title: String) {
    guard !report.verdicts.isEmpty else {
      status = "error"
      message = Self.cut(
        printable(ReportText(report, title: title).text), to: Self.messageLimit)
      tests = nil
      return
    }
    status = report.hasFullMarks ? "pass" : "fail"
    message = nil
    tests = report.verdicts.enumerated().map { number, verdict in
      var single = report
      single.verdicts = [verdict]
      single.printed = ""
      single.outcome = .graded
      let isPassed = verdict.status == .passed
      let printed = number == 0 ? printable(report.printed) : ""
      return Test(
        name: printable(verdict.check),
        status: isPassed ? "pass" : verdict.status == .skipped ? "error" : "fail",
        message: isPassed
          ? nil
          : Self.cut(printable(ReportText(single, title: title).text), to: Self.messageLimit),
        output: printed.isEmpty ? nil : Self.cut(printed, to: Self.outputLimit))
    }
  }

  /// Exercism counts bytes where a text has longer characters.
  private static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let mark = "… (cut)"
    var cut = ""
    var room = limit - mark.utf8.count
    for character in text {
      room -= character.utf8.count
      guard room >= 0 else { break }
      cut.append(character)
    }
    return cut + mark
  }
}
