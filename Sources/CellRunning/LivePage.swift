import CourseModel
import LessonParsing

/// The texts of a live lesson's page, and what has run of them.
///
/// Every run has a number and knows the number of the run that made the state it began in. So an
/// output is current exactly if its text is the page's, and that of the run before it is current:
/// it follows from the texts above it, and the state that it leaves is the one that stands.
struct LivePage: Sendable {
  /// What a cell's outputs depend on, of all that stands in the cell.
  struct Text: Hashable, Sendable {
    var source: String
    var expectedFailure: Cell.ExpectedFailure?
    var inlineValues: [String]
  }

  /// A run whose outputs stand on the page.
  struct Record: Sendable {
    var number: Int
    /// The run of the cell before it.
    var predecessor: Int?
    var text: Text
    var failed: Bool
  }

  private(set) var lesson: Lesson
  /// With the page's sources, and places that tell cells apart; see `LivePlace`.
  private(set) var cells: [Cell]
  private var records: [Record?]
  private var running: Int?
  /// Cells that somebody asked to run.
  var waiting: Set<Int> = []
  /// Changes when runs are forgotten: what was begun before is not wanted any more.
  private(set) var version = 0

  init(_ lesson: Lesson) {
    self.lesson = lesson
    cells = lesson.cells.map(LivePlace.placed)
    records = cells.map { _ in nil }
  }
}

extension LivePage {
  var texts: [Text] { cells.map(Text.init) }

  var statuses: [CellStatus] {
    var follows = true
    var predecessor: Int?
    return cells.indices.map { index in
      let record = records[index]
      follows =
        follows && record?.text == Text(cells[index]) && record?.predecessor == predecessor
      predecessor = record?.number
      if running == index { return .running }
      if waiting.contains(index) { return .waiting }
      guard let record else { return .notRun }
      return follows ? (record.failed ? .failed : .current) : .stale
    }
  }

  /// What is wrong with the cells beyond what the compiler sees in one: by the cell's index.
  var mistakes: [Int: [Diagnostic]] {
    Dictionary(grouping: LessonParsing.mistakes(in: cells)) { mistake in
      cells.firstIndex { $0.location.file == mistake.location.file } ?? 0
    }
  }

  /// Takes the sources; a source too few leaves its cell as it is.
  mutating func edit(_ sources: [String]) {
    for (index, source) in zip(cells.indices, sources) { cells[index].source = source }
  }

  mutating func start(_ cell: Int) {
    running = cell
    records[cell] = nil
  }

  mutating func finish(_ cell: Int, with record: Record) {
    running = nil
    records[cell] = record
  }

  mutating func forgetRuns() {
    records = cells.map { _ in nil }
    running = nil
    version += 1
  }

  /// Takes the new lesson's cells; returns how many leading ones are as they were.
  mutating func replace(with lesson: Lesson) -> Int {
    let (before, known) = (texts, records)
    let hasSameLimits = self.lesson.limits.allowSame(as: lesson.limits)
    self.lesson = lesson
    cells = lesson.cells.map(LivePlace.placed)
    forgetRuns()
    let pairs = zip(before, texts)
    let kept = hasSameLimits ? pairs.prefix { $0 == $1 }.count : 0
    // Later outputs stay to be seen, as stale ones, where their cell still is.
    for index in records.indices where index < known.count { records[index] = known[index] }
    return kept
  }
}

extension LivePage.Text {
  init(_ cell: Cell) {
    source = cell.source
    expectedFailure = cell.expectedFailure
    inlineValues = cell.inlineValues.map(\.expression)
  }
}
