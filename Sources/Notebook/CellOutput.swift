import NN
import Plotting

/// What a cell shows, in the form of `CourseModel.Output`, without linking it: each case has the
/// JSON of that type's own coding and the text for a terminal.
enum CellOutput {
  case value(String)
  case table(columns: [String], rows: [[String]], caption: String?)
  case figure(Drawing, caption: String?, id: String? = nil)
  case gradientReport(GradientCheck)
  case expectation(claim: String, held: Bool, found: String?)
}

extension CellOutput {
  /// Writes the output as a frame, or prints it where no kernel reads frames.
  func emit() {
    if Frames.current.isOpen {
      Frames.current.write("output", json)
    } else {
      print(text)
    }
  }

  var json: JSON {
    switch self {
    case .value(let text): Self.json("value", .string(text))
    case .table(let columns, let rows, let caption):
      Self.json(
        "table",
        .object([
          "columns": .array(columns.map(JSON.string)),
          "rows": .array(rows.map { .array($0.map(JSON.string)) }),
          "caption": caption.map(JSON.string),
        ]))
    case .figure(let drawing, let caption, let id):
      Self.json(
        "figure",
        .object([
          "svg": .string(drawing.svg), "alternative": .string(drawing.alternative),
          "caption": caption.map(JSON.string), "id": id.map(JSON.string),
          "data": Self.json(drawing.data),
        ]))
    case .gradientReport(let check): Self.json("gradientReport", check.json)
    case .expectation(let claim, let held, let found):
      Self.json(
        "expectation",
        .object([
          "claim": .string(claim), "held": .bool(held), "found": found.map(JSON.string),
        ]))
    }
  }

  var text: String {
    switch self {
    case .value(let text): text
    case .table(let columns, let rows, let caption):
      TextTable(columns: columns, rows: rows).description + (caption.map { "\n\($0)" } ?? "")
    case .figure(let drawing, let caption, _):
      "[\(drawing.alternative)]" + (caption.map { "\n\($0)" } ?? "")
    case .gradientReport(let check): check.description
    case .expectation(let claim, let held, let found):
      (held ? "✓ " : "✗ ") + claim + (found.map { " (found \($0))" } ?? "")
    }
  }

  /// The data of a figure as `OutputTable` codes it; nothing where there is none.
  private static func json(_ data: FigureTable) -> JSON? {
    guard !data.isEmpty else { return nil }
    return .object([
      "columns": .array(data.columns.map(JSON.string)),
      "rows": .array(data.rows.map { .array($0.map(JSON.string)) }),
      "caption": data.note.isEmpty ? nil : .string(data.note),
    ])
  }

  /// A case with one unlabelled value, as Swift's synthesized coding writes it.
  private static func json(_ name: String, _ value: JSON) -> JSON {
    .object([name: .object(["_0": value])])
  }
}
