import CellRunning
import CourseModel

/// What the cells of an open lesson show, and from which texts that came.
///
/// It starts as the build left it. An output is never older than the code above it without being
/// called stale: the kernel says so of what it has run, and here the rest is compared by its texts.
struct ResultBoard {
  /// What the build computed, from the lesson's own texts.
  private let built: ExecutedLesson
  private(set) var results: [CellResult]
  /// The texts of the cells up to and with this one that made what it shows; `nil` once its kernel
  /// knows better, or nobody does.
  private var origins: [[String]?]
  /// Cells whose results are not the build's.
  private var live: Set<Int> = []
  /// The inline values that were computed since.
  private(set) var liveValues: [Int: String] = [:]
  var progress: [Int: PageMessage.Progress] = [:]
  var places: [Int: [PageMessage.Place]] = [:]
  /// What a running cell has shown so far.
  private(set) var streaming: [Int: [Output]] = [:]

  init(_ executed: ExecutedLesson) {
    built = executed
    let sources = executed.lesson.cells.map(\.source)
    results = executed.results
    // A lesson whose run the machine refused has no results.
    while results.count < sources.count { results.append(.notRun) }
    origins = sources.indices.map { Array(sources[...$0]) }
  }
}

extension ResultBoard {
  func isAsBuilt(_ cell: Int) -> Bool { !live.contains(cell) && streaming[cell] == nil }

  func isBuilt(from executed: ExecutedLesson) -> Bool {
    built.results == executed.results && built.values == executed.values
  }

  var values: [Int: String] { built.values.merging(liveValues) { $1 } }

  /// - Parameter statuses: one a cell, or none without a kernel.
  func states(texts: [String], statuses: [CellStatus]) -> [CellState] {
    texts.indices.map { cell in
      switch statuses.indices.contains(cell) ? statuses[cell] : .notRun {
      case .waiting: return .waiting
      case .running: return .running
      case .stale: return .stale
      case .current where live.contains(cell): return .current
      case .failed where live.contains(cell): return .failed
      case .notRun, .current, .failed:
        guard origins[cell].map({ $0[...] == texts[...cell] }) ?? false else { return .stale }
        return results[cell].status == .failed ? .failed : .current
      }
    }
  }

  func executed(_ lesson: Lesson, texts: [String]) -> ExecutedLesson {
    var lesson = lesson
    lesson.blocks = lesson.blocks.map { $0.withTexts(texts) }
    return ExecutedLesson(
      lesson: lesson,
      results: results.indices.map { cell in
        streaming[cell].map { CellResult(status: .succeeded, outputs: $0.map(\.latest)) }
          ?? results[cell]
      }, values: values)
  }

  mutating func begin(_ cell: Int) {
    streaming[cell] = nil
    progress[cell] = nil
    places[cell] = nil
  }

  /// Adds what a running cell shows: text to the text before it, a live figure in its own place.
  mutating func add(_ output: Output, to cell: Int) {
    var outputs = streaming[cell] ?? []
    switch (output, outputs.last) {
    case (.text(let piece), .text(var text)):
      outputs.removeLast()
      text += piece
      outputs.append(.text(text))
    case (.figure(let figure), _) where figure.id != nil:
      let place = outputs.firstIndex {
        if case .figure(let earlier) = $0 { earlier.id == figure.id } else { false }
      }
      if let place { outputs[place] = output } else { outputs.append(output) }
    default: outputs.append(output)
    }
    streaming[cell] = outputs
  }

  mutating func finish(_ cell: Int, _ result: CellResult, values: [Int: String]) {
    streaming[cell] = nil
    progress[cell] = nil
    results[cell] = result
    origins[cell] = nil
    live.insert(cell)
    liveValues.merge(values) { $1 }
  }

  /// A run that was interrupted before it showed anything new.
  mutating func stopStreaming(_ cell: Int) {
    streaming[cell] = nil
    progress[cell] = nil
  }

  /// The kernel goes: what followed from these texts still does.
  mutating func keepWithoutKernel(texts: [String], statuses: [CellStatus]) {
    for (cell, status) in statuses.enumerated() { release(cell, status, texts: texts) }
    streaming = [:]
    progress = [:]
  }

  /// The kernel no longer has the state of this cell.
  mutating func release(_ cell: Int, _ status: CellStatus, texts: [String]) {
    switch status {
    case .current, .failed: if live.contains(cell) { origins[cell] = Array(texts[...cell]) }
    case .stale: origins[cell] = nil
    case .notRun, .waiting, .running: break
    }
  }

  /// Back to what the build left. Returns the cells that showed anything else.
  mutating func reset() -> [Int] {
    let changed = live.union(streaming.keys).sorted()
    self = ResultBoard(built)
    return changed
  }
}

extension Output {
  /// What to show while more comes: the last lines of a text.
  fileprivate var latest: Output {
    guard case .text(let text) = self else { return self }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 17 else { return self }
    return .text("⋯ \(lines.count - 16) lines\n" + lines.suffix(16).joined(separator: "\n"))
  }
}

extension Block {
  fileprivate func withTexts(_ texts: [String]) -> Block {
    switch self {
    case .cell(var cell):
      cell.source = texts[cell.index]
      return .cell(cell)
    case .aside(let blocks): return .aside(blocks.map { $0.withTexts(texts) })
    default: return self
    }
  }
}
