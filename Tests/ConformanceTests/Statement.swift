import CourseModel

/// What becomes of a cell, as text: stated by the lesson's author, or found by running it.
///
/// - Printed text stands as it is; `\` ends it where no line's end was printed.
/// - A shown value follows `→ `, and `  ` where it has more lines.
/// - A table has its caption, if any, and a line `| a | b |` a row.
/// - A figure is `figure “caption”: alternative`, and a claim `✓ claim` or `✗ claim (found 3)`.
/// - A gradient check is a line `✓ weight: 6 entries` an input, and the diagnosis, if any.
/// - A failure is `trap at 2: Index out of range`: kind, line of the cell, message.
/// - What the compiler or the parser finds is `error at 2:5: …`, with a column, and then its help
///   and its notes: `note at 1:5 of cell 1: …`.
/// - A cell that was not run is `not run`.
struct Statement: Equatable {
  var output = ""
  var diagnostic = ""
  var warning = ""
  var values = ""

  /// Where the listings of these languages go.
  nonisolated(unsafe) static let parts: [String: WritableKeyPath<Statement, String>] = [
    "output": \.output, "diagnostic": \.diagnostic, "warning": \.warning, "values": \.values,
  ]
}

extension Statement {
  /// What became of the cell.
  init(
    _ result: CellResult, warnings: [Diagnostic], values: [String], of cell: Int,
    in lesson: Lesson
  ) {
    let places = CellPlaces(lesson, cell: cell)
    output = result.outputs.map(Self.text).joined()
    if let failure = result.failure {
      diagnostic = Self.text(of: failure, places)
    } else if result.status == .notRun {
      diagnostic = "not run\n"
    }
    warning = warnings.map { Self.text(of: $0, "warning", places) }.joined()
    self.values = values.map { $0 + "\n" }.joined()
  }

  /// What the parser said about a cell of a lesson that it refused.
  init(refused diagnostics: [Diagnostic], of cell: Int, in lesson: Lesson) {
    let places = CellPlaces(lesson, cell: cell)
    diagnostic = diagnostics.map { Self.text(of: $0, "error", places) }.joined()
  }

  /// The parts in which the two differ, as `(part, stated, found)`; `…` in `self` is any text.
  func differences(from found: Statement) -> [(part: String, stated: String, found: String)] {
    Self.parts.sorted { $0.key < $1.key }.compactMap { name, part in
      let (stated, found) = (self[keyPath: part], found[keyPath: part])
      return Pattern(stated).matches(found) ? nil : (name, stated, found)
    }
  }
}

extension Statement {
  private static func text(of output: Output) -> String {
    switch output {
    case .text(let text): text.hasSuffix("\n") ? text : text + "\\\n"
    case .value(let value): "→ " + value.replacing("\n", with: "\n  ") + "\n"
    case .table(let table):
      (table.caption.map { "\($0)\n" } ?? "")
        + ([table.columns] + table.rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    case .figure(let figure):
      "figure \(figure.caption.map { "“\($0)”" } ?? "without caption"): \(figure.alternative)\n"
    case .gradientReport(let report):
      report.rows.map { "\($0.passed ? "✓" : "✗") \($0.input): \($0.entries) entries\n" }.joined()
        + (report.diagnosis.map { "\($0)\n" } ?? "")
    case .expectation(let claim):
      (claim.held ? "✓ " : "✗ ") + claim.claim + (claim.found.map { " (found \($0))" } ?? "")
        + "\n"
    }
  }

  private static func text(of failure: CellFailure, _ places: CellPlaces) -> String {
    if failure.kind == .compile {
      return failure.diagnostics.map { text(of: $0, "error", places) }.joined()
    }
    let kind = words[failure.kind] ?? failure.kind.rawValue
    let place = failure.location.map { " at \(places.line($0))" } ?? ""
    let calls = failure.diagnostics.flatMap(\.notes).map {
      "  \($0.message) at \(places.line($0.location))\n"
    }
    return "\(kind)\(place): \(failure.message)\n" + calls.joined()
  }

  private static let words: [CellFailure.Kind: String] = [
    .timeLimit: "time limit", .outputLimit: "output limit", .memoryLimit: "memory limit",
    .expectation: "claim", .didNotFail: "did not fail",
  ]

  private static func text(
    of diagnostic: Diagnostic, _ kind: String, _ places: CellPlaces
  ) -> String {
    var text = "\(kind) at \(places.place(diagnostic.location)): \(diagnostic.message)\n"
    if let help = diagnostic.suggestion { text += "  help: \(help)\n" }
    for note in diagnostic.notes {
      text += "  note at \(places.place(note.location)): \(note.message)\n"
    }
    return text
  }
}
