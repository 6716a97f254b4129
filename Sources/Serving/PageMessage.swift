import CourseModel

/// What a page is told; each kind is one JSON object with its `kind`.
enum PageMessage {
  /// Everything at once: the first message of a stream. What it leaves out is as built.
  struct Snapshot: Encodable {
    let kind = "snapshot"
    /// The page must be loaded again when it is another.
    var version: String
    var cells: [Cell]
    /// The index of the cell that each inline value follows, by the value's index.
    var valueCells: [Int]
    var values: [Int: String]
    /// Texts of cells that the lesson no longer has.
    var orphans: [Orphan]
    var answers: [Answer]
    var reports: [Report]
    var notice: Notice
  }

  struct Orphan: Encodable {
    var cell: String
    var text: String
  }

  /// A cell, or what has changed of it.
  struct Cell: Encodable {
    let kind = "cell"
    var cell: Int
    var state: CellState?
    /// The text as it stands, and what names this version of it.
    var text: String?
    var revision: String?
    /// Whether the text is another than the lesson's.
    var isEdited: Bool?
    /// The page that sent this text.
    var tab: String?
    /// What stands under the code, as markup.
    var shown: String?
    var progress: Progress?
    var diagnostics: [Place]?
  }

  struct Progress: Encodable {
    var step: Int
    var of: Int
  }

  /// A message of the compiler's, or of a trap, within the cell's text.
  struct Place: Encodable {
    var line: Int
    var column: Int
    var severity: String
    var message: String
  }

  struct Values: Encodable {
    let kind = "values"
    var values: [Int: String]
  }

  /// The text of an exercise's file, or the starter.
  struct Answer: Encodable {
    let kind = "answer"
    var exercise: String
    var title: String
    var text: String
    var revision: String
    var starter: String
    var file: String
    var hints: Int
    var tab: String?
  }

  struct Report: Encodable {
    let kind = "report"
    var exercise: String
    var isChecking: Bool
    var html: String?
  }

  /// What authors must mend, or what went wrong in the machine; empty when nothing is.
  struct Notice: Encodable, Equatable {
    let kind = "notice"
    var diagnostics: [String] = []
    var trouble: String?
    var isBuilding = false
  }

  struct Reload: Encodable {
    let kind = "reload"
    var version: String
  }

  /// The answer to a text that was made from another than the server has.
  struct Conflict: Encodable {
    let kind = "conflict"
    var cell: Int?
    var exercise: String?
    var text: String
    var revision: String
  }
}

/// How a cell stands on the page.
enum CellState: String, Encodable {
  /// What is shown follows from the texts of this cell and of those above it.
  case current
  /// It failed with these texts.
  case failed
  /// What is shown comes from other texts.
  case stale
  case waiting, running
}

/// Names a version of a text: equal texts have equal names, in every session.
func revision(of text: String) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return "\(text.utf8.count)-\(String(hash, radix: 16))"
}
