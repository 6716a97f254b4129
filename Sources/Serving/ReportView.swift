import CourseModel
import Grading
import SiteRendering

/// A report as part of a page, in the words of the terminal's.
struct ReportView {
  let report: Report

  var html: String { content.markup }

  private var content: HTML {
    """
    <div class="report\(report.hasFullMarks ? " full" : "")">
    \(headline)\(verdicts)\(printed)\(score)</div>
    """
  }

  private var headline: HTML {
    switch report.outcome {
    case .graded: return ""
    case .limitExceeded(let reason):
      return "<p class=\"report-trouble\"><b>\(FeedbackWording.limitExceeded)</b> \(reason)</p>\n"
    case .graderFault(let reason):
      return "<p class=\"report-trouble\"><b>\(FeedbackWording.graderFailed)</b> \(reason)</p>\n"
    case .ungradable(let reason, let diagnostics):
      var list: HTML = ""
      for diagnostic in diagnostics.prefix(20) {
        list += "<li><pre>\(printable(diagnostic.description))</pre></li>\n"
      }
      if diagnostics.count > 20 { list += "<li>… and \(diagnostics.count - 20) more</li>\n" }
      return """
        <p class="report-trouble"><b>\(FeedbackWording.notGraded)</b> \(reason)</p>
        <ul class="report-diagnostics">
        \(list)</ul>\n
        """
    }
  }

  private var verdicts: HTML {
    var items: HTML = ""
    for (part, verdicts) in report.parts {
      if let part {
        items += "<li class=\"part\"><p><b>\(FeedbackWording.part(part, verdicts))</b></p></li>\n"
      }
      for verdict in verdicts { items += item(verdict) }
    }
    return report.verdicts.isEmpty ? "" : "<ul class=\"verdicts\">\n\(items)</ul>\n"
  }

  private func item(_ verdict: Verdict) -> HTML {
    let (mark, word): (HTML, HTML) =
      switch verdict.status {
      case .passed: ("✔", "passed")
      case .failed: ("✘", "failed")
      case .skipped: ("–", "not run")
      }
    var body: HTML = ""
    if verdict.status == .skipped { body = "<p class=\"soft\">\(FeedbackWording.notRun)</p>\n" }
    if verdict.status == .failed, let feedback = verdict.feedback { body = html(feedback) }
    let hidden: HTML =
      verdict.isHidden ? " <span class=\"soft\">\(FeedbackWording.hidden)</span>" : ""
    return """
      <li class="\(verdict.status.rawValue)"><p class="verdict">\
      <span class="mark" role="img" aria-label="\(word)">\(mark)</span> \(verdict.check)\(hidden) \
      <span class="soft points">\(verdict.earned)/\(verdict.points)</span></p>
      \(body)</li>\n
      """
  }

  private func html(_ feedback: Feedback) -> HTML {
    var html: HTML = ""
    if let function = feedback.function {
      let call = FeedbackWording.call(function, feedback.arguments)
      html += "<pre class=\"call\">\(printable(call))</pre>\n"
    }
    var facts: HTML = ""
    for (name, value) in [
      (FeedbackWording.expected, feedback.expected), (FeedbackWording.actual, feedback.actual),
      (FeedbackWording.measured, feedback.measured),
    ] {
      guard let value else { continue }
      facts += "<dt>\(name)</dt><dd><pre>\(marked(printable(value)))</pre></dd>\n"
    }
    if !facts.markup.isEmpty { html += "<dl class=\"facts-found\">\(facts)</dl>\n" }
    if let index = feedback.worstIndex, !index.isEmpty, feedback.expected != nil {
      let sentence = FeedbackWording.mostDifferent(index, relativeError: feedback.relativeError)
      html += "<p class=\"soft\">\(sentence)</p>\n"
    }
    for sentence in feedback.sentences {
      html += "<p class=\"remark\">\(printable(sentence))</p>\n"
    }
    return html
  }

  /// The entries between « and », which differ, set apart.
  private func marked(_ text: String) -> HTML {
    var html: HTML = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "«"), let close = rest[open...].firstIndex(of: "»") {
      html += "\(rest[..<open])<b>\(rest[open...close])</b>"
      rest = rest[rest.index(after: close)...]
    }
    html += "\(rest)"
    return html
  }

  private var printed: HTML {
    if report.printed.isEmpty { return "" }
    let lines = printable(report.printed).split(
      separator: "\n", omittingEmptySubsequences: false)
    let more: HTML = lines.count > 20 ? "\n… \(lines.count - 20) more lines" : ""
    return """
      <p class="soft">\(FeedbackWording.codePrinted)</p>
      <pre class="printed">\(lines.prefix(20).joined(separator: "\n"))\(more)</pre>\n
      """
  }

  private var score: HTML {
    var html: HTML =
      report.verdicts.isEmpty ? "" : "<p class=\"score\">\(FeedbackWording.score(report))</p>\n"
    if let reread = report.reread {
      html += "<p class=\"soft\">\(FeedbackWording.reread(reread.section))</p>\n"
    }
    return html
  }
}
