import CourseModel

/// An executed lesson as plain text: each cell's place, then what it showed.
struct TerminalLesson {
  private let executed: ExecutedLesson

  init(_ executed: ExecutedLesson) { self.executed = executed }

  var text: String {
    var lines = [executed.lesson.title, String(repeating: "=", count: executed.lesson.title.count)]
    for (cell, result) in zip(executed.lesson.cells, executed.results) {
      let text = Self.text(of: result)
      guard !text.isEmpty else { continue }
      let name = cell.id.map { " · \($0)" } ?? ""
      lines += ["", "\(cell.location.file):\(cell.location.line)\(name)"]
      lines.append(text)
    }
    return lines.joined(separator: "\n")
  }

  /// What one cell showed, indented.
  static func text(of result: CellResult) -> String {
    var lines = result.outputs.map(text).filter { !$0.isEmpty }
      .flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }.map { "  \($0)" }
    if let failure = result.failure {
      let expected = result.status == .failedAsExpected ? " (as the lesson means it to)" : ""
      lines.append("  \(failure.message)\(expected)")
    }
    return lines.joined(separator: "\n")
  }

  private static func text(of output: Output) -> String {
    switch output {
    case .text(let text): text.hasSuffix("\n") ? String(text.dropLast()) : text
    case .value(let value): value
    case .table(let table): self.table([table.columns] + table.rows)
    case .figure(let figure):
      "[figure] " + (figure.caption.map { "\($0) " } ?? "") + figure.alternative
    case .gradientReport(let report): gradients(report)
    case .expectation(let expectation):
      (expectation.held ? "✓ " : "✗ ") + expectation.claim
        + (expectation.found.map { " (found \($0))" } ?? "")
    }
  }

  private static func gradients(_ report: GradientReport) -> String {
    let rows = report.rows.map { row in
      [
        row.input, "\(row.entries)", "\(row.worstIndex)", "\(row.analytic)", "\(row.numeric)",
        "\(row.relativeError)", row.passed ? "✓" : "✗",
      ]
    }
    let header = ["input", "entries", "worst at", "analytic", "numeric", "relative error", ""]
    return table([header] + rows) + (report.diagnosis.map { "\n\($0)" } ?? "")
  }

  /// Columns padded to their widest entry, the header underlined.
  private static func table(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    var lines = rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        .joined(separator: "  ")
    }
    lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return lines.joined(separator: "\n")
  }
}
