import CourseModel

/// What the comment lines of a file in `Mistakes` say must become of it.
///
/// ```swift
/// // Fails: answers all four rows
/// // Loses: 3 points
/// // Says: forgot the bias
/// ```
/// `Fails` names a check, once a line; `Loses` the points that are missing in the end, those of checks
/// that were skipped included; `Says` a part of the feedback's text.
package struct KnownMistake {
  /// With the line on which each stands.
  var failing: [(name: String, line: Int)] = []
  var sayings: [(fragment: String, line: Int)] = []
  var lost: (points: Int, line: Int)?

  package init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if let name = line.wholeMatch(of: /\/\/ Fails: (.+?)\s*/) {
        failing.append((String(name.1), number + 1))
      }
      if let points = line.wholeMatch(of: /\/\/ Loses: ([0-9]+)( points?)?\s*/) {
        lost = Int(points.1).map { ($0, number + 1) }
      }
      if let fragment = line.wholeMatch(of: /\/\/ Says: (.+?)\s*/) {
        sayings.append((String(fragment.1), number + 1))
      }
    }
  }
}

extension KnownMistake {
  /// How the report differs from what the file says.
  package func problems(in report: Report, title: String, at place: SourceLocation) -> [Diagnostic]
  {
    func problem(_ message: String, line: Int = 1) -> Diagnostic {
      Diagnostic(.error, at: SourceLocation(file: place.file, line: line), message)
    }
    switch report.outcome {
    case .graded, .limitExceeded: break
    case .ungradable(let reason, let diagnostics):
      return [problem(FeedbackWording.mistakeIsNotGraded(reason, diagnostics))]
    case .graderFault(let reason): return [problem(reason)]
    }
    var problems: [Diagnostic] = []
    if sayings.isEmpty {
      problems.append(
        Diagnostic(
          .warning, at: SourceLocation(file: place.file, line: 1),
          FeedbackWording.mistakeSaysNothing))
    }
    if let (named, line) = lost, report.maximum - report.score != named {
      problems.append(
        problem(
          FeedbackWording.losesOther(report.maximum - report.score, named: named), line: line))
    }
    if failing.isEmpty { problems.append(problem(FeedbackWording.mistakeNamesNothing)) }
    let failed = report.verdicts.filter { $0.status == .failed }.map(\.check)
    for (name, line) in failing where !failed.contains(name) {
      let isKnown = report.verdicts.contains { $0.check == name }
      let nearest = nearestName(to: name, in: report.verdicts.map(\.check))
      problems.append(
        problem(
          isKnown
            ? FeedbackWording.mistakePasses(name)
            : FeedbackWording.noSuchCheck(name, nearest: nearest),
          line: line))
    }
    for name in failed where !failing.contains(where: { $0.name == name }) {
      problems.append(problem(FeedbackWording.mistakeAlsoFails(name)))
    }
    // Compared without regard to how lines are broken.
    let said = words(ReportText(report, title: title).text)
    for (fragment, line) in sayings where !said.contains(words(fragment)) {
      problems.append(problem(FeedbackWording.isNotSaid(fragment), line: line))
    }
    return problems
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
