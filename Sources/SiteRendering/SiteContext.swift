import CourseModel

/// What all pages share while they are rendered.
struct SiteContext: Sendable {
  let outline: Outline
  let formulas: [Formula: HTML]
  let highlighting: Highlighting
  /// The numbers of what each lesson shows, by the lesson's name.
  let numberings: [String: Numbering]
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
  /// How much deeper headings are than written: an exercise's statement may stand in a lesson.
  let headingShift: Int
  private var counts: [CrossReference.Kind: Int] = [:]
  private var quizzes = 0

  init(site: SiteContext, lesson: ExecutedLesson) {
    self.site = site
    folder = lesson.lesson.name
    values = lesson.values
    results = lesson.results
    cells = lesson.lesson.cells
    headingShift = 0
  }

  init(site: SiteContext, folder: String, headingShift: Int = 0) {
    self.site = site
    self.folder = folder
    values = [:]
    results = []
    cells = []
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
