import CourseModel

/// What all pages share while they are rendered.
struct SiteContext: Sendable {
  let outline: Outline
  let library: Library
  let formulas: [Formula: HTML]
  let highlighting: Highlighting
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
  /// How much deeper headings are than written: an exercise's statement may stand in a lesson.
  let headingShift: Int
  private var figures = 0
  private var tables = 0

  init(site: SiteContext, lesson: ExecutedLesson) {
    self.site = site
    folder = lesson.lesson.name
    values = lesson.values
    results = lesson.results
    cells = lesson.lesson.cells
    links = site.library.links[lesson.lesson.name] ?? []
    headingShift = 0
  }

  init(site: SiteContext, folder: String, headingShift: Int = 0) {
    self.site = site
    self.folder = folder
    values = [:]
    results = []
    cells = []
    links = []
    self.headingShift = headingShift
  }

  func nextFigure() -> Int {
    figures += 1
    return figures
  }

  func nextTable() -> Int {
    tables += 1
    return tables
  }

  /// The text of a line of the lesson, where it lies in one of the cells.
  func sourceLine(at location: SourceLocation) -> String? {
    for cell in cells where cell.location.file == location.file {
      let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
      let index = location.line - cell.location.line
      if lines.indices.contains(index) { return String(lines[index]) }
    }
    return nil
  }
}
