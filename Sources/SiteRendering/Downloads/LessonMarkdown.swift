import CourseModel
import Foundation

/// A lesson as plain Markdown: its prose, its code, and under each cell what it showed.
struct LessonMarkdown {
  let text: LessonText

  var contents: String {
    text.pieces.map { piece in
      switch piece {
      case .prose(let prose): prose
      case .cell(let cell, let result): markdown(of: cell, result)
      }
    }.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func markdown(of cell: Cell, _ result: CellResult) -> String {
    var parts: [String] = []
    if cell.visibility != .hidden { parts.append(fenced(cell.source, "swift")) }
    var caption = cell.caption
    for output in result.outputs {
      switch output {
      case .table(var table):
        table.caption = table.caption ?? caption
        caption = nil
        parts.append(PlainOutput(output: .table(table)).text)
      case .figure(var figure):
        figure.caption = figure.caption ?? caption
        caption = nil
        parts.append("> *Figure:* \(oneLine(PlainOutput(output: .figure(figure)).text))")
      default: parts.append(fenced(PlainOutput(output: output).text, "text"))
      }
    }
    if let failure = result.failure { parts.append(fenced(failure.plainText, "text")) }
    return parts.joined(separator: "\n\n")
  }

  private func oneLine(_ text: String) -> String {
    String(text.dropFirst().dropLast()).replacingOccurrences(of: "\n", with: " ")
  }

  /// A fence longer than any run of backticks within it.
  private func fenced(_ code: String, _ language: String) -> String {
    let longest = code.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let mark = String(repeating: "`", count: max(3, longest + 1))
    let end = code.hasSuffix("\n") ? "" : "\n"
    return "\(mark)\(language)\n\(code)\(end)\(mark)"
  }
}
