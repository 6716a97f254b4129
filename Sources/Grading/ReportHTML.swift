import CourseModel

/// A report as a page of its own that a student opens from a disk or in a mail: nothing in it is
/// loaded, nothing runs, and what the submission wrote is text and nothing else.
///
/// ```swift
/// ReportHTML(report, title: exercise.title, hints: exercise.hintsForFeedback).text
/// FeedbackPage(title: "Ada Lovelace", sections: reports).text     // several exercises on one page
/// ```
public struct ReportHTML: Sendable {
  private let report: Report
  private let title: String
  private let hints: [String]
  private let remark: String?

  /// - Parameters:
  ///   - hints: Steps of help, the vaguest first; each is shown when it is opened. None is shown
  ///     beside full marks.
  ///   - remark: What a human reader of the submission has to say.
  public init(_ report: Report, title: String, hints: [String] = [], remark: String? = nil) {
    self.report = report
    self.title = title
    self.hints = hints
    self.remark = remark
  }

  /// The whole page.
  public var text: String { FeedbackPage(title: title, sections: [self]).text }
}

extension Exercise {
  /// Its hints as text, as many as its author allows on a feedback page.
  public var hintsForFeedback: [String] {
    hints.prefix(feedbackHints ?? hints.count).map { PlainProse.text(of: $0) }
  }
}

/// Several reports on one page, such as all of one student's.
public struct FeedbackPage: Sendable {
  private let title: String
  private let subtitle: String?
  private let sections: [ReportHTML]

  public init(title: String, subtitle: String? = nil, sections: [ReportHTML]) {
    self.title = title
    self.subtitle = subtitle
    self.sections = sections
  }

  public var text: String {
    let name = escaped(title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(name)</title>
      <style>
      \(FeedbackStyle.sheet)</style>
      </head>
      <body>
      <main>
      <h1>\(name)</h1>
      \(subtitle.map { "<p class=\"soft\">\(escaped($0))</p>\n" } ?? "")\
      \(sections.map { $0.section(isOnly: sections.count == 1) }.joined())\
      </main>
      </body>
      </html>

      """
  }
}

extension ReportHTML {
  /// The report's part of a page; its own title is left out where the page has it.
  fileprivate func section(isOnly: Bool) -> String {
    """
    <section>
    \(isOnly ? "" : "<h2>\(escaped(title))</h2>\n")\(headline)\
    \(remark.map { "<blockquote>\(paragraphs($0))</blockquote>\n" } ?? "")\
    \(report.parts.map(part).joined())\(printed)\(helps)</section>

    """
  }

  private var headline: String {
    switch report.outcome {
    case .graded: return score
    case .limitExceeded(let reason): return score + trouble(FeedbackWording.limitExceeded, reason)
    case .graderFault(let reason): return trouble(FeedbackWording.graderFailed, reason)
    case .ungradable(let reason, let diagnostics):
      let shown = diagnostics.prefix(20).map { "<pre>\(escaped($0.description))</pre>\n" }
      return trouble(FeedbackWording.notGraded, reason) + shown.joined()
    }
  }

  private var score: String {
    if report.verdicts.isEmpty { return "" }
    let kind = report.hasFullMarks ? "score full" : "score"
    let share = report.maximum > 0 ? 100 * report.score / report.maximum : 0
    return """
      <p class="\(kind)">\(FeedbackWording.score(report))</p>
      <svg class="bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">\
      <rect class="track" width="100" height="2"/><rect class="done" width="\(share)" height="2"/>\
      </svg>

      """
  }

  private func trouble(_ kind: String, _ reason: String) -> String {
    "<p class=\"trouble\"><b>\(escaped(kind))</b> \(escaped(reason))</p>\n"
  }

  private func part(_ name: String?, _ verdicts: [Verdict]) -> String {
    let heading = name.map { "<h3>\(escaped(FeedbackWording.part($0, verdicts)))</h3>\n" } ?? ""
    return heading + "<ul>\n" + verdicts.map(item).joined() + "</ul>\n"
  }

  private func item(_ verdict: Verdict) -> String {
    let (mark, word) =
      switch verdict.status {
      case .passed: ("✔", "passed")
      case .failed: ("✘", "failed")
      case .skipped: ("–", "not run")
      }
    let hidden = verdict.isHidden ? " <span class=\"soft\">\(FeedbackWording.hidden)</span>" : ""
    var body = ""
    if verdict.status == .skipped { body = "<p class=\"soft\">\(FeedbackWording.notRun)</p>\n" }
    if verdict.status == .failed { body = verdict.feedback.map(html) ?? "" }
    return """
      <li class="\(verdict.status.rawValue)"><p class="check">\
      <span class="mark" role="img" aria-label="\(word)">\(mark)</span> \(escaped(verdict.check))\
      \(hidden)<span class="points">\(verdict.earned)/\(verdict.points)</span></p>
      \(body)</li>

      """
  }

  private func html(_ feedback: Feedback) -> String {
    var html = ""
    if let function = feedback.function {
      html += "<pre>\(escaped(FeedbackWording.call(function, feedback.arguments)))</pre>\n"
    }
    let facts = [
      (FeedbackWording.expected, feedback.expected), (FeedbackWording.actual, feedback.actual),
      (FeedbackWording.measured, feedback.measured),
    ].compactMap { name, value in
      value.map { "<dt>\(name)</dt><dd><pre>\(marked(escaped($0)))</pre></dd>\n" }
    }
    if !facts.isEmpty { html += "<dl>\n\(facts.joined())</dl>\n" }
    if let index = feedback.worstIndex, !index.isEmpty, feedback.expected != nil {
      let sentence = FeedbackWording.mostDifferent(index, relativeError: feedback.relativeError)
      html += "<p class=\"soft\">\(escaped(sentence))</p>\n"
    }
    return html + feedback.sentences.map { "<p class=\"said\">\(escaped($0))</p>\n" }.joined()
  }

  private var printed: String {
    if report.printed.isEmpty { return "" }
    let lines = report.printed.split(separator: "\n", omittingEmptySubsequences: false)
    let more = lines.count > 40 ? "\n… \(lines.count - 40) more lines" : ""
    let text = escaped(lines.prefix(40).joined(separator: "\n"))
    return "<details><summary>\(FeedbackWording.codePrinted)</summary><pre>\(text)\(more)</pre>"
      + "</details>\n"
  }

  /// What helps who has not got full marks: where to read, and hints that open one by one.
  private var helps: String {
    if report.hasFullMarks { return "" }
    let reading = report.reread.map { FeedbackWording.reread($0.section, in: $0.lesson) + "." }
    let steps = hints.enumerated().map { number, hint in
      "<details><summary>\(FeedbackWording.hint(number + 1, of: hints.count))</summary>\n"
        + paragraphs(hint) + "</details>\n"
    }
    return (reading.map { "<p>\(escaped($0))</p>\n" } ?? "") + steps.joined()
  }

  private func paragraphs(_ text: String) -> String {
    text.split(separator: "\n\n").map { "<p>\(escaped(String($0)))</p>\n" }.joined()
  }
}

/// Text that means nothing to a browser or a reader but itself: markup escaped, control and
/// direction-changing characters replaced.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in printable(text).unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}

/// The entries between « and », which differ, set apart. The text is escaped already.
private func marked(_ text: String) -> String {
  text.replacing(/«([^«»]*)»/) { "<mark>\($0.1)</mark>" }
}
