import CourseModel
import Foundation

/// A lesson as a Jupyter notebook (nbformat 4.5) with the outputs of its cells.
struct LessonNotebook: Encodable {
  struct Cell: Encodable {
    var id: String
    var cell_type: String
    var metadata: [String: [String]] = [:]
    var source: [String]
    /// Of code alone.
    var execution_count: Int?
    var outputs: [Output]?
  }

  struct Output: Encodable {
    var output_type: String
    var name: String?
    var text: [String]?
    var data: [String: [String]]?
    var metadata: [String: String]?
    var ename: String?
    var evalue: String?
    var traceback: [String]?
  }

  struct Metadata: Encodable {
    var kernelspec = ["display_name": "Swift", "language": "swift", "name": "swift"]
    var language_info = [
      "name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift",
    ]
    var title: String
  }

  var cells: [Cell] = []
  var metadata: Metadata
  var nbformat = 4
  var nbformat_minor = 5

  init(title: String, text: LessonText) {
    metadata = Metadata(title: title)
    for (index, piece) in text.pieces.enumerated() {
      switch piece {
      case .prose(let prose):
        cells.append(
          Cell(id: "text-\(index + 1)", cell_type: "markdown", source: prose.keptLines))
      case .cell(let cell, let result):
        cells.append(
          Cell(
            id: String(cell.anchor.prefix(64)), cell_type: "code",
            metadata: cell.visibility == .shown ? [:] : ["tags": ["hide-input"]],
            source: cell.source.keptLines,
            execution_count: result.status == .notRun ? nil : cell.index + 1,
            outputs: outputs(of: result)))
      }
    }
  }

  var contents: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("A notebook of strings and whole numbers does not encode.")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private func outputs(of result: CellResult) -> [Output] {
    var outputs = result.outputs.map { output -> Output in
      let plain = PlainOutput(output: output).text
      switch output {
      case .text(let text):
        return Output(output_type: "stream", name: "stdout", text: text.keptLines)
      case .figure(let figure):
        var data = ["text/plain": plain.keptLines]
        let kind = figure.svg.hasPrefix("<svg") ? "image/svg+xml" : "text/html"
        data[kind] = figure.standaloneDrawing.keptLines
        return Output(output_type: "display_data", data: data, metadata: [:])
      case .table:
        let data = ["text/plain": plain.keptLines, "text/markdown": plain.keptLines]
        return Output(output_type: "display_data", data: data, metadata: [:])
      default:
        return Output(
          output_type: "display_data", data: ["text/plain": plain.keptLines], metadata: [:])
      }
    }
    if let failure = result.failure {
      outputs.append(
        Output(
          output_type: "error", ename: failure.kind.rawValue, evalue: failure.message,
          traceback: failure.plainText.components(separatedBy: "\n")))
    }
    return outputs
  }
}

extension LessonNotebook.Cell {
  private enum Key: String, CodingKey {
    case id, cell_type, metadata, source, execution_count, outputs
  }

  /// The format wants `null` for the count of a cell of code that did not run.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(cell_type, forKey: .cell_type)
    try container.encode(metadata, forKey: .metadata)
    try container.encode(source, forKey: .source)
    guard let outputs else { return }
    try container.encode(outputs, forKey: .outputs)
    try container.encode(execution_count, forKey: .execution_count)
  }
}

extension OutputFigure {
  /// The drawing as a file of its own: it names its language, and its colours have fallbacks.
  fileprivate var standaloneDrawing: String {
    guard svg.hasPrefix("<svg"), !svg.prefix(400).contains("xmlns=") else { return svg }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + svg.dropFirst("<svg".count)
  }
}

extension String {
  /// The lines, each with the `\n` that ends it, as notebooks keep text.
  fileprivate var keptLines: [String] {
    var lines = components(separatedBy: "\n").map { $0 + "\n" }
    lines[lines.count - 1].removeLast()
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
