import Compiling
import CourseModel
import Foundation

/// What is kept of a run of a lesson: what made it, and what it showed.
struct KeptRun: Codable {
  struct Cell: Codable {
    var result: CellResult
    var values: [Int: String]
    var warnings: [Diagnostic]
    /// Wall-clock seconds that it took.
    var seconds: Double
  }

  var ingredients: Ingredients
  var limits: Limits
  /// One a cell that ran; fewer than the lesson has where one failed.
  var cells: [Cell]

  var seconds: Double { cells.reduce(0) { $0 + $1.seconds } }
}

extension KeptRun {
  /// The first cell that failed in a way that another day, or another machine, may not see.
  var firstUnkept: Int? {
    cells.firstIndex { cell in
      guard cell.result.status != .succeeded, let kind = cell.result.failure?.kind else {
        return false
      }
      return [.timeLimit, .cpuLimit, .memoryLimit, .interrupted].contains(kind)
    }
  }

  /// Whether the same cells would show the same under these limits.
  ///
  /// What came through in three seconds comes through where five are allowed. Of the other limits
  /// it is not known how close a run came, so that they may only have been raised.
  func holds(under new: Limits) -> Bool {
    if firstUnkept != nil { return false }
    if limits.allowSame(as: new) { return true }
    let hasLimitFailure = cells.contains { $0.result.failure?.kind == .outputLimit }
    // Threads are not compared: what `NN` computes does not depend on their number.
    return !hasLimitFailure && cells.allSatisfy { $0.seconds <= new.seconds }
      && new.outputBytes >= limits.outputBytes && new.memoryMegabytes >= limits.memoryMegabytes
      && (new.cpuSeconds ?? .max) >= (limits.cpuSeconds ?? .max)
  }
}

/// Keeps what the cells of lessons have shown, one file a lesson and set of ingredients.
struct LessonCache {
  var folder: String
  /// How many versions of one lesson are kept, so that undoing an edit finds the run before it.
  static let versionsKept = 8
}

extension LessonCache {
  /// The run that these ingredients made. One that cannot be read, or does not fit, is none.
  func run(of lesson: Lesson, _ ingredients: Ingredients) -> KeptRun? {
    let file = path(lesson, ingredients.key(of: lesson))
    guard let run = read(file), run.ingredients == ingredients,
      run.cells.count == lesson.cells.count || run.cells.last?.result.leavesState == false
    else { return nil }
    // The newest file tells of the last run.
    utimes(file, nil)
    return run
  }

  /// The newest run of the lesson, whatever it was made of.
  func lastRun(of lesson: String) -> KeptRun? {
    for file in versions(of: lesson) {
      if let run = read(file) { return run }
    }
    return nil
  }

  /// Keeps the run, whose places are the lesson's.
  func keep(_ run: KeptRun, of lesson: Lesson) throws(CellRunningError) {
    let places = LessonPlaces(lesson)
    var run = run
    run.cells = run.cells.map { places.converted($0, places.relative) }
    try writeAtomically(run, to: path(lesson, run.ingredients.key(of: lesson)))
    for old in versions(of: lesson.name).dropFirst(Self.versionsKept) { unlink(old) }
  }

  private func path(_ lesson: Lesson, _ key: Fingerprint) -> String {
    "\(folder)/lessons/\(lesson.name)/\(key).json"
  }

  private func read(_ file: String) -> KeptRun? {
    FileManager.default.contents(atPath: file).flatMap {
      try? JSONDecoder().decode(KeptRun.self, from: $0)
    }
  }

  /// The lesson's files, the newest first.
  private func versions(of lesson: String) -> [String] {
    let folder = "\(folder)/lessons/\(lesson)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let dated = names.filter { $0.hasSuffix(".json") }.map { name in
      var status = stat()
      let path = "\(folder)/\(name)"
      let time = stat(path, &status) == 0 ? status.st_mtim : timespec()
      return (path: path, time: (time.tv_sec, time.tv_nsec))
    }
    return dated.sorted { $0.time > $1.time }.map(\.path)
  }
}

extension LessonPlaces {
  /// The cell's part of a run with every place converted.
  func converted(
    _ cell: KeptRun.Cell, _ convert: (SourceLocation) -> SourceLocation
  ) -> KeptRun.Cell {
    KeptRun.Cell(
      result: converted(cell.result, convert), values: cell.values,
      warnings: converted(cell.warnings, convert), seconds: cell.seconds)
  }
}
