import Compiling
import CourseModel
import Foundation

/// Runs the cells of lessons: `Lesson` → `ExecutedLesson`.
///
/// ```swift
/// let runner = CellRunner(root: ".", toolchain: try .current(), products: try .current())
/// let run = try runner.run(lesson)
/// print(run.executed.succeeded, run.isFromCache)
/// ```
/// Cells run in order, each in a fork of the process that the cells before it left behind. So a
/// cell sees what came before it and nothing else, and a cell that fails leaves no trace.
public struct CellRunner: Sendable {
  /// The course's folder: lessons' files are relative to it, and `.gradus/cache` lies in it.
  public var root: String
  public var toolchain: Toolchain
  public var products: BuildProducts
  /// Whether a lesson whose cells have run before is taken as known. What a run shows is kept
  /// either way.
  public var usesCache: Bool
  /// Threads that `NN` may use in a cell; `nil` leaves that to it.
  public var mathematicsThreads: Int?

  public init(
    root: String, toolchain: Toolchain, products: BuildProducts, usesCache: Bool = true
  ) {
    self.root = URL(fileURLWithPath: root).standardizedFileURL.path
    self.toolchain = toolchain
    self.products = products
    self.usesCache = usesCache
  }
}

extension CellRunner {
  /// Runs the lesson's cells, or takes what they showed from the cache.
  ///
  /// A cell that fails is part of the result. Only whole runs without a failure are kept: a time
  /// limit may not be passed on another day.
  /// - Throws: `CellRunningError` when the machine, not the lesson, is at fault.
  public func run(
    _ lesson: Lesson, cancellation: Cancellation = Cancellation(),
    report: (LessonEvent) -> Void = { _ in }
  ) throws(CellRunningError) -> LessonRun {
    let cells = lesson.cells
    var run = LessonRun(executed: ExecutedLesson(lesson: lesson, results: [], values: [:]))
    if cells.isEmpty { return run }
    let cache = LessonCache(folder: cacheFolder)
    let key = try LessonKey(runner: self).key(for: lesson)
    if usesCache, let known = cache.run(of: lesson, key: key) { return known }

    let session = try LessonSession(lesson, runner: self)
    defer { session.close() }
    let ahead = CompilingAhead(cells.flatMap(\.steps), compiler: session.compiler)
    defer { ahead.stop() }

    var stateStands = true
    for cell in cells {
      guard stateStands else {
        run.executed.results.append(.notRun)
        continue
      }
      report(.started(cell: cell.index, of: cells.count))
      let cellRun = try session.run(cell, cancellation: cancellation) { event in
        guard case .progress(let step, let count) = event else { return }
        report(.progress(cell: cell.index, step: step, of: count))
      } compile: { _ throws(CellRunningError) in
        try ahead.next()
      }
      run.cellsRun += 1
      run.executed.results.append(cellRun.result)
      run.executed.values.merge(cellRun.values) { $1 }
      run.warnings += cellRun.warnings
      stateStands = cellRun.result.leavesState
      report(.finished(cell: cell.index, cellRun.result))
    }
    if run.executed.succeeded { try cache.keep(run, key: key) }
    return run
  }

  /// What the lessons share: their cells may read it, at the same path relative to their own folder.
  var dataFolder: String { "\(root)/Data" }

  /// Where runs, the compiler's modules and the products' hashes are kept.
  var cacheFolder: String { "\(root)/.gradus/cache" }
}
