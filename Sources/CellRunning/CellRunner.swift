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
  /// Whether what earlier runs showed, and what was compiled for them, is taken as known. What a
  /// run shows is kept either way.
  public var usesCache: Bool
  /// Threads that `NN` may use in a cell; `nil` leaves that to it.
  public var mathematicsThreads: Int?
  let hashes: FileHashes

  public init(
    root: String, toolchain: Toolchain, products: BuildProducts, usesCache: Bool = true
  ) {
    self.root = URL(fileURLWithPath: root).standardizedFileURL.path
    self.toolchain = toolchain
    self.products = products
    self.usesCache = usesCache
    hashes = FileHashes(store: "\(self.root)/.gradus/cache/hashes.json")
  }
}

extension CellRunner {
  /// Runs the lesson's cells, or takes what they showed from the cache.
  ///
  /// A cell that fails is part of the result, and is kept like any other unless it failed by a
  /// limit of time or memory, which may be passed on another day.
  /// - Throws: `CellRunningError` when the machine, not the lesson, is at fault.
  public func run(
    _ lesson: Lesson, cancellation: Cancellation = Cancellation(),
    report: (LessonEvent) -> Void = { _ in }
  ) throws(CellRunningError) -> LessonRun {
    if lesson.cells.isEmpty {
      return LessonRun(executed: ExecutedLesson(lesson: lesson, results: [], values: [:]))
    }
    let ingredients = Ingredients(of: lesson, runner: self, hashes: hashes)
    if usesCache, let known = cache.run(of: lesson, ingredients),
      known.holds(under: lesson.limits)
    {
      return LessonRun(lesson, known)
    }
    let before = cache.lastRun(of: lesson.name)
    let reasons =
      usesCache ? ingredients.reasons(since: before) : ingredients.cells.map { _ in .fresh }
    var kept = KeptRun(ingredients: ingredients, limits: lesson.limits, cells: [])
    try run(lesson.cells, of: lesson, into: &kept, cancellation: cancellation, report: report)
    let differing = kept.unrepeatable(since: before, in: lesson)
    for (index, warning) in differing { kept.cells[index].warnings.append(warning) }
    try cache.keep(kept, of: lesson)
    try hashes.save()
    return LessonRun(lesson, kept, reasons: reasons)
  }

  /// Seconds that the lesson's last run took; `nil` when none is known.
  func lastSeconds(of lesson: Lesson) -> Double? { cache.lastRun(of: lesson.name)?.seconds }

  /// Runs the cells up to the first that leaves no state.
  private func run(
    _ cells: [Cell], of lesson: Lesson, into kept: inout KeptRun, cancellation: Cancellation,
    report: (LessonEvent) -> Void
  ) throws(CellRunningError) {
    let session = try LessonSession(lesson, runner: self)
    defer { session.close() }
    let ahead = CompilingAhead(cells.flatMap(\.steps), compiler: session.compiler)
    defer { ahead.stop() }
    for cell in cells {
      report(.started(cell: cell.index, of: cells.count))
      let began = ContinuousClock.now
      let run = try session.run(cell, cancellation: cancellation) { event in
        guard case .progress(let step, let count) = event else { return }
        report(.progress(cell: cell.index, step: step, of: count))
      } compile: { _ throws(CellRunningError) in
        try ahead.next()
      }
      kept.cells.append(
        KeptRun.Cell(
          result: run.result, values: run.values, warnings: run.warnings,
          seconds: (ContinuousClock.now - began) / .seconds(1)))
      report(.finished(cell: cell.index, run.result))
      if !run.result.leavesState { return }
    }
  }

  /// What the lessons share: their cells may read it, at the same path relative to their own folder.
  var dataFolder: String { "\(root)/Data" }

  private var cache: LessonCache { LessonCache(folder: cacheFolder) }

  /// Where runs, compiled cells, the compiler's modules and hashes of files are kept.
  var cacheFolder: String { "\(root)/.gradus/cache" }

  /// The compiler's modules. They hold the folder's own path: a course that was moved has no use for
  /// those that came with it.
  private var moduleCache: String {
    var place = Fingerprint()
    place.combine(cacheFolder)
    return "\(cacheFolder)/modules/\(place)"
  }

  /// The compiler for a run whose files lie in `folder`.
  func compiler(folder: String) -> CellCompiler {
    CellCompiler(
      toolchain: toolchain, products: products, folder: folder,
      moduleCache: moduleCache, store: CellStore(folder: "\(cacheFolder)/cells"),
      usesStore: usesCache,
      libraries: Ingredients.interfaces(of: Ingredients.libraries(of: products, hashes: hashes)))
  }
}

extension LessonRun {
  /// A run that was made just now.
  init(_ lesson: Lesson, _ kept: KeptRun, reasons: [RunReason]) {
    self.init(executed: ExecutedLesson(lesson, kept), warnings: kept.cells.flatMap(\.warnings))
    self.reasons = Array(reasons.prefix(kept.cells.count))
  }

  /// A run that was kept, with its places where the lesson's cells now stand.
  init(_ lesson: Lesson, _ kept: KeptRun) {
    let places = LessonPlaces(lesson)
    var kept = kept
    kept.cells = kept.cells.map { places.converted($0, places.absolute) }
    self.init(
      executed: ExecutedLesson(lesson, kept), warnings: kept.cells.flatMap(\.warnings),
      isFromCache: true)
  }
}

extension ExecutedLesson {
  fileprivate init(_ lesson: Lesson, _ kept: KeptRun) {
    let results = kept.cells.map(\.result)
    let notRun = Array(repeating: CellResult.notRun, count: lesson.cells.count - results.count)
    self.init(
      lesson: lesson, results: results + notRun,
      values: kept.cells.reduce(into: [:]) { $0.merge($1.values) { $1 } })
  }
}
