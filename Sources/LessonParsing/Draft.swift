import CourseModel

/// What parsing one file has found so far: its cells, links, anchors and mistakes.
final class Draft {
  /// Where the text will be shown decides what may stand in it.
  enum Place { case lesson, course, exercise, glossary }

  let place: Place
  let file: String
  let files: CourseFiles
  /// What the ids of headings and notes begin with: an exercise's stand on its lesson's page.
  let idPrefix: String

  var diagnostics: [Diagnostic] = []
  var cells: [Cell] = []
  var links: [LinkUse] = []
  var labels = Labels()
  let bibliography: Bibliography
  /// The keys that citations name, each once, in order.
  var cited: [String] = []
  /// The ids that a link can end in.
  private(set) var anchors: [String] = []
  var footnotes = Footnotes()
  /// The heading of its lesson to which an exercise sends those who fail it.
  var reread: FrontMatter.Item?
  /// A line that was meant as a fence and is none: what would close it opens a block.
  var hasBrokenFence = false
  private var valueCount = 0

  init(
    place: Place, file: String, files: CourseFiles, idPrefix: String = "",
    bibliography: Bibliography = Bibliography()
  ) {
    self.bibliography = bibliography
    self.place = place
    self.file = file
    self.files = files
    self.idPrefix = idPrefix
  }

  /// The file's folder, relative to the course's root.
  var folder: String { file.split(separator: "/").dropLast().joined(separator: "/") }
}

extension Draft {
  func error(
    at location: SourceLocation, _ message: String, suggestion: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(.error, at: location, message, suggestion: suggestion, notes: notes))
  }

  func warn(at location: SourceLocation, _ message: String, suggestion: String? = nil) {
    diagnostics.append(Diagnostic(.warning, at: location, message, suggestion: suggestion))
  }

  /// An id made of the heading's words as GitHub makes it, and different from those before it.
  func anchor(for heading: String) -> String {
    let kept = heading.lowercased().compactMap { character -> Character? in
      if character.isLetter || character.isNumber || "-_".contains(character) { return character }
      return character.isWhitespace ? "-" : nil
    }
    let slug = kept.isEmpty ? "section" : String(kept)
    var anchor = slug
    var number = 0
    while anchors.contains(anchor) || labels.names.contains(anchor) {
      number += 1
      anchor = "\(slug)-\(number)"
    }
    anchors.append(anchor)
    return idPrefix + anchor
  }

  /// A value of the prose, which reads the state after the last cell that left one.
  func value(_ span: ProtectedText.Span) -> InlineValue? {
    guard place == .lesson else {
      error(
        at: span.location, "a value needs a cell before it, and there are none here",
        suggestion: "write the number itself")
      return nil
    }
    guard let cell = cells.last(where: { $0.expectedFailure == nil }) else {
      error(
        at: span.location, "this value stands before the first cell",
        suggestion: "move it below the cell that computes it")
      return nil
    }
    let value = InlineValue(
      index: valueCount, expression: span.content, location: span.contentLocation,
      cell: cell.index)
    valueCount += 1
    cells[cell.index].inlineValues.append(value)
    return value
  }
}
