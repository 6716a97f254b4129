import CourseModel

/// What a cell showed, in order.
///
/// The cell's caption goes to its first figure or table that has none; what references call by the
/// cell's name is its first figure, and its first table with a caption.
///
/// Of a cell that prints a long log and shows a figure, as training does, the figure comes first
/// and the log is folded.
struct OutputsView {
  let outputs: [Output]
  let caption: String?
  /// The cell's name.
  var id: String?

  func html(in page: PageContext) -> HTML {
    var figureLabel = id.map { "fig-\($0)" }
    var tableLabel = id.map { "tab-\($0)" }
    var html: HTML = ""
    var log: HTML = ""
    for output in outputs.captioned(caption) {
      switch output {
      case .text(let text) where isLog(text): log += PrintedTextView(text: text, style: "text").log
      case .text(let text): html += PrintedTextView(text: text, style: "text").html
      case .value(let value): html += PrintedTextView(text: value, style: "value").html
      case .table(let table):
        let label = table.caption == nil ? nil : take(&tableLabel)
        html += OutputTableView(table: table, label: label).html(in: page)
      case .figure(let figure):
        html += FigureView(figure: figure, label: take(&figureLabel)).html(in: page)
      case .gradientReport(let report): html += GradientReportView(report: report).html
      case .expectation(let expectation): html += ExpectationView(expectation: expectation).html
      }
    }
    html += log
    return html.isEmpty ? "" : "<div class=\"outputs\">\n\(html)</div>\n"
  }

  /// Whether the text is folded behind the curve that says the same at a glance.
  private func isLog(_ text: String) -> Bool {
    let hasFigure = outputs.contains { if case .figure = $0 { true } else { false } }
    return hasFigure && text.utf8.count { $0 == UInt8(ascii: "\n") } >= Self.logLines
  }

  private static let logLines = 8

  private func take(_ label: inout String?) -> String? {
    defer { label = nil }
    return label
  }
}

/// A claim of the lesson about its own numbers, and what was found.
struct ExpectationView {
  let expectation: Expectation

  var html: HTML {
    let found: HTML = expectation.found.map { " <span class=\"soft\">— found \($0)</span>" } ?? ""
    let (style, mark, word): (HTML, HTML, HTML) =
      expectation.held ? ("held", "✓", "Holds:") : ("broken", "✗", "Does not hold:")
    return """
      <p class="output expectation \(style)"><span class="mark" aria-hidden="true">\(mark)</span>\
      <span><span class="unseen">\(word) </span>\(expectation.claim)\(found)</span></p>\n
      """
  }
}
