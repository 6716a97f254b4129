import CourseModel
import Grading
import Testing

private let hostile = #"<script>alert("1")</script><img src=x onerror='x'>\#u{202E}&\#u{1B}[2J"#

private var report: Report {
  Report(
    exercise: "e", outcome: .graded,
    verdicts: [
      Verdict(
        check: hostile, part: hostile, isHidden: false, points: 2, earned: 0, status: .failed,
        feedback: Feedback(
          function: hostile, arguments: [.init(name: hostile, value: hostile)],
          expected: "[1.0, 2.0]", actual: "[«\(hostile)», 2.0]", worstIndex: [0],
          measured: hostile, diagnosis: .missingTerm(hostile), remark: hostile,
          breakdown: hostile, reread: hostile)),
      Verdict(check: "right", isHidden: true, points: 1, earned: 1, status: .passed),
    ], maximum: 3, printed: hostile, reread: Rereading(lesson: hostile, section: hostile))
}

@Test func `nothing that a submission or an author wrote is markup on a feedback page`() {
  let page = FeedbackPage(
    title: hostile, subtitle: hostile,
    sections: [
      ReportHTML(report, title: hostile, hints: [hostile], remark: hostile),
      ReportHTML(
        Report(
          exercise: "e",
          outcome: .ungradable(
            reason: hostile,
            diagnostics: [
              Diagnostic(.error, at: SourceLocation(file: hostile, line: 1), hostile)
            ]), verdicts: [], maximum: 3), title: hostile),
    ]
  ).text
  #expect(!page.contains("<script") && !page.contains("<img"))
  #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
  #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"))
  // Every tag is one of the page's own.
  let tags = Set(page.matches(of: /<\/?([a-z0-9]+)/).map { String($0.1) })
  #expect(
    tags.isSubset(of: [
      "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "section",
      "blockquote", "svg", "rect", "ul", "li", "span", "pre", "dl", "dt", "dd", "mark", "details",
      "summary", "b",
    ]), "\(tags)")
}

@Test func `a feedback page loads nothing, and marks what differs`() {
  let page = ReportHTML(report, title: "Deltas", hints: ["Think of $x$."]).text
  #expect(page.contains("default-src 'none'"))
  #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("url("))
  #expect(page.contains("prefers-color-scheme: dark"))
  #expect(page.contains("<mark>") && !page.contains("«"))
  #expect(page.contains("1 of 3 points"))
  #expect(page.contains("<summary>Hint</summary>"))
}
