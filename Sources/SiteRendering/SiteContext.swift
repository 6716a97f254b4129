import CourseModel

/// What all pages share while they are rendered.
struct SiteContext: Sendable {
  let outline: Outline
  let library: Library
  /// What the reference says, where a page of it is rendered.
  var documentation = Documentation()
  let formulas: [Formula: HTML]
  let highlighting: Highlighting
  /// The numbers of what each lesson shows, by the lesson's name.
  let numberings: [String: Numbering]
  /// Whether scripts will find cells and values in the pages again: see `ServedPages`.
  var isServed = false
}

/// One page while it is rendered: whose words it shows, and how far its numbering has come.
final class PageContext {
  let site: SiteContext
  /// The folder below `files/` with what lies beside the lesson or exercise.
  let folder: String
  /// The inline values by index.
  let values: [Int: String]
  let results: [CellResult]
  /// The cells of the page, for the source lines that a failure points at.
  let cells: [Cell]
  /// The documented symbols that each cell names.
  let links: [[SymbolLink]]
  /// The cell at hand, where only one is rendered.
  private let own: Cell?
  /// How much deeper headings are than written: an exercise's statement may stand in a lesson.
  let headingShift: Int
  /// Whether a section of the page has begun.
  var hasHeading = false
  private var counts: [CrossReference.Kind: Int] = [:]
  private var quizzes = 0

  init(site: SiteContext, lesson: ExecutedLesson) {
    self.site = site
    folder = lesson.lesson.name
    values = lesson.values
    results = lesson.results
    cells = lesson.lesson.cells
    links = site.library.links[lesson.lesson.name] ?? []
    own = nil
    headingShift = 0
  }

  /// For what a single cell of a lesson shows, numbered as on the lesson's page.
  init(site: SiteContext, cell: Cell, of lesson: ExecutedLesson) {
    self.site = site
    folder = lesson.lesson.name
    values = lesson.values
    results = lesson.results
    cells = lesson.lesson.cells
    links = []
    own = cell
    headingShift = 0
    counts = Numbering.counts(before: cell, in: lesson)
  }

  init(site: SiteContext, folder: String, headingShift: Int = 0) {
    self.site = site
    self.folder = folder
    values = [:]
    results = []
    cells = []
    links = []
    own = nil
    self.headingShift = headingShift
  }

  /// The number of the figure, table, listing or equation that is shown now.
  func next(_ kind: CrossReference.Kind) -> Int {
    counts[kind, default: 0] += 1
    return counts[kind]!
  }

  func nextQuiz() -> Int {
    quizzes += 1
    return quizzes
  }

  /// `Lessons/…/Lesson.md:41`; in a cell that runs live, whose text may be another, `line 3`.
  func name(of location: SourceLocation) -> String {
    if location.file.hasPrefix("inline:") { return "a value in the text after this cell" }
    guard let index = location.cell else { return "\(location.file):\(location.line)" }
    if index == own?.index { return "line \(location.line)" }
    return "line \(location.line) of an earlier cell"
  }

  /// The text of a line of the lesson, where it lies in one of the cells.
  func sourceLine(at location: SourceLocation) -> String? {
    for cell in cells {
      let first = location.cell == cell.index ? 1 : cell.location.line
      guard location.cell == cell.index || cell.location.file == location.file else { continue }
      let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
      let index = location.line - first
      if lines.indices.contains(index) { return String(lines[index]) }
    }
    return nil
  }
}

extension SourceLocation {
  /// The index of the cell whose own lines the place is told by: its file is `cell:3`.
  fileprivate var cell: Int? { file.hasPrefix("cell:") ? Int(file.dropFirst(5)) : nil }
}
