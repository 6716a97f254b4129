import CourseModel
import Foundation

/// What a cell showed, in words and characters alone.
struct PlainOutput {
  let output: Output

  var text: String {
    switch output {
    case .text(let text): text.hasSuffix("\n") ? String(text.dropLast()) : text
    case .value(let value): value
    case .table(let table): pipes(table.columns, table.rows, table.caption)
    case .figure(let figure): "[\([figure.caption, figure.alternative].sentence)]"
    case .gradientReport(let report): gradients(report)
    case .expectation(let claim):
      "\(claim.held ? "✓" : "✗") \(claim.claim)" + (claim.found.map { " — found \($0)" } ?? "")
    }
  }

  private func pipes(_ columns: [String], _ rows: [[String]], _ caption: String?) -> String {
    func line(_ cells: [String]) -> String {
      let safe = cells.map {
        $0.replacingOccurrences(of: "|", with: "\\|").replacingOccurrences(of: "\n", with: " ")
      }
      return "| \(safe.joined(separator: " | ")) |"
    }
    let rule = "|\(String(repeating: " --- |", count: max(1, columns.count)))"
    let lines = (caption.map { ["\($0)", ""] } ?? []) + [line(columns), rule] + rows.map(line)
    return lines.joined(separator: "\n")
  }

  private func gradients(_ report: GradientReport) -> String {
    let rows = report.rows.map { row in
      "\(row.passed ? "✓" : "✗") \(row.input): analytic \(row.analytic), numeric \(row.numeric), "
        + "relative error \(row.relativeError)"
    }
    return (rows + [report.diagnosis].compactMap { $0 }).joined(separator: "\n")
  }
}

extension [String?] {
  /// The parts that are there, each ended by a full stop.
  fileprivate var sentence: String {
    compactMap { $0 }.filter { !$0.isEmpty }.map { $0.hasSuffix(".") ? $0 : "\($0)." }
      .joined(separator: " ")
  }
}

extension CellFailure {
  /// The failure as a compiler or a program would print it.
  var plainText: String {
    let messages = diagnostics.map(\.message)
    return (messages.isEmpty ? [message] : messages).joined(separator: "\n")
  }
}
