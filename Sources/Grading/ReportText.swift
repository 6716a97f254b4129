import CourseModel

/// A report as text for a terminal.
public struct ReportText {
  private let report: Report
  private let title: String
  private let style: Style

  /// - Parameter colour: Whether to use ANSI colours; ask the terminal first.
  public init(_ report: Report, title: String, colour: Bool = false) {
    self.report = report
    self.title = title
    style = Style(colour: colour)
  }

  /// What the submission wrote is shown without its control characters.
  public var text: String {
    var lines = [style.bold(title)]
    switch report.outcome {
    case .graded: break
    case .limitExceeded(let reason):
      lines += ["", style.wrong(FeedbackWording.limitExceeded) + " " + reason]
    case .ungradable(let reason, let diagnostics):
      lines += ["", style.wrong(FeedbackWording.notGraded) + " " + reason]
      for diagnostic in diagnostics.prefix(20) { lines += [printable(diagnostic.description)] }
      if diagnostics.count > 20 { lines.append("… and \(diagnostics.count - 20) more") }
    case .graderFault(let reason):
      lines += ["", style.wrong(FeedbackWording.graderFailed) + " " + reason]
    }
    for (part, verdicts) in report.parts {
      lines.append("")
      if let part { lines.append(style.bold(FeedbackWording.part(part, verdicts))) }
      lines += verdicts.flatMap(describe)
    }
    if !report.printed.isEmpty {
      let printed = printable(report.printed).split(
        separator: "\n", omittingEmptySubsequences: false)
      lines += ["", style.muted(FeedbackWording.codePrinted)]
      lines += printed.prefix(20).map { style.muted("  │ ") + $0 }
      if printed.count > 20 { lines.append(style.muted("  │ … \(printed.count - 20) more lines")) }
    }
    if !report.verdicts.isEmpty {
      let score = FeedbackWording.score(report)
      lines += ["", report.hasFullMarks ? style.right(score) : style.bold(score)]
    }
    if let reread = report.reread {
      lines.append(style.muted(FeedbackWording.reread(reread.section, in: reread.lesson)))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ReportText {
  private func describe(_ verdict: Verdict) -> [String] {
    let hidden = verdict.isHidden ? style.muted(" " + FeedbackWording.hidden) : ""
    let points = style.muted(" \(verdict.earned)/\(verdict.points)")
    switch verdict.status {
    case .passed: return [style.right("✔ ") + verdict.check + hidden + points]
    case .skipped:
      return [
        style.muted("– ") + verdict.check + hidden + points,
        style.muted("    " + FeedbackWording.notRun),
      ]
    case .failed:
      return [style.wrong("✘ ") + verdict.check + hidden + points]
        + (verdict.feedback.map(describe) ?? [])
    }
  }

  private func describe(_ feedback: Feedback) -> [String] {
    var lines: [String] = []
    if let function = feedback.function {
      lines += indented(FeedbackWording.call(function, feedback.arguments), by: "    ")
    }
    if let expected = feedback.expected {
      lines += indented(FeedbackWording.expected + "  ", expected)
    }
    if let actual = feedback.actual {
      lines += indented(FeedbackWording.actual + "    ", actual)
    }
    if let measured = feedback.measured {
      lines += indented(FeedbackWording.measured + "  ", measured)
    }
    if let index = feedback.worstIndex, !index.isEmpty, feedback.expected != nil {
      lines.append(
        style.muted(
          "    "
            + FeedbackWording.mostDifferent(index, relativeError: feedback.relativeError)))
    }
    for sentence in feedback.sentences {
      lines += indented(sentence, by: "    ").enumerated().map { number, line in
        number == 0 ? "  " + style.bold("→ ") + line.dropFirst(4) : line
      }
    }
    return lines
  }

  private func indented(_ label: String, _ value: String) -> [String] {
    let lines = printable(value).split(separator: "\n", omittingEmptySubsequences: false)
    let space = String(repeating: " ", count: 4 + label.count)
    return lines.enumerated().map { number, line in
      (number == 0 ? "    " + style.muted(label) : space) + style.marked(String(line))
    }
  }

  private func indented(_ text: String, by space: String) -> [String] {
    printable(text).split(separator: "\n", omittingEmptySubsequences: false).map { space + $0 }
  }
}

/// Text whose control characters, terminal escapes and bidirectional overrides cannot act.
package func printable(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control where scalar != "\n" && scalar != "\t": result.append("\u{FFFD}")
    case .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator:
      result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
  return String(result)
}

private struct Style {
  let colour: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }
  func right(_ text: String) -> String { wrap(text, "32") }
  func wrong(_ text: String) -> String { wrap(text, "1;31") }
  func muted(_ text: String) -> String { wrap(text, "2") }

  /// The entries between « and », which differ, in the colour of what is wrong.
  func marked(_ text: String) -> String {
    guard colour else { return text }
    return text.replacing("«", with: "\u{1B}[31m«").replacing("»", with: "»\u{1B}[0m")
  }

  private func wrap(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
