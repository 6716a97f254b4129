import CourseModel
import Grading

/// Every check of every student as a test case, in the form that build servers read.
///
/// A check that was not run is skipped, one that failed is a failure, and a submission that could not
/// be graded is one error.
struct JUnitXML {
  private var suites = ""
  private var tests = 0
  private var failures = 0
  private var errors = 0
  private var skipped = 0

  mutating func append(_ entry: GradebookEntry, _ exercise: Exercise, _ report: Report?) {
    let name = "\(entry.student)/\(exercise.name)"
    var cases = ""
    var counts = (tests: 0, failures: 0, errors: 0, skipped: 0)
    for verdict in report?.verdicts ?? [] {
      counts.tests += 1
      let start =
        "    <testcase classname=\"\(attribute(name))\" name=\"\(attribute(verdict.check))\" time=\"0\""
      switch verdict.status {
      case .passed: cases += start + "/>\n"
      case .skipped:
        counts.skipped += 1
        cases += start + "><skipped/></testcase>\n"
      case .failed:
        counts.failures += 1
        var single = report!
        single.verdicts = [verdict]
        single.printed = ""
        single.outcome = .graded
        let text = ReportText(single, title: exercise.title).text
        cases +=
          start + "><failure message=\"\(verdict.earned) of \(verdict.points) points\">"
          + attribute(text) + "</failure></testcase>\n"
      }
    }
    if counts.tests == 0 {
      counts = (1, 0, 1, 0)
      let reason = entry.attention ?? entry.standing.rawValue
      cases =
        "    <testcase classname=\"\(attribute(name))\" name=\"is graded\" time=\"0\">"
        + "<error message=\"\(attribute(entry.standing.rawValue))\">\(attribute(reason))</error>"
        + "</testcase>\n"
    }
    suites +=
      "  <testsuite name=\"\(attribute(name))\" tests=\"\(counts.tests)\" "
      + "failures=\"\(counts.failures)\" errors=\"\(counts.errors)\" "
      + "skipped=\"\(counts.skipped)\" time=\"0\">\n\(cases)  </testsuite>\n"
    tests += counts.tests
    failures += counts.failures
    errors += counts.errors
    skipped += counts.skipped
  }

  var text: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="gradus" tests="\(tests)" failures="\(failures)" errors="\(errors)" \
    skipped="\(skipped)">
    \(suites)</testsuites>

    """
  }

  /// Text for inside an element or a quoted attribute; XML forbids most control characters.
  private func attribute(_ text: String) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case _ where scalar.properties.isNoncharacterCodePoint: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
