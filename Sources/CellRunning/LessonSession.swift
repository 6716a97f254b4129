import Compiling
import CourseModel
import Foundation

/// A lesson being run: its compiler, its kernel, and the states that its cells have made.
///
/// ```swift
/// let session = try LessonSession(lesson, runner: runner)
/// for cell in lesson.cells { try session.run(cell) }
/// try session.rewind(before: 3)          // drops the states of cell 3 and later
/// try session.run(edited)                // from the state after cell 2, without replay
/// ```
/// One thread at a time may use a session.
public final class LessonSession {
  /// What running one cell gave.
  public struct CellRun: Sendable {
    public var result: CellResult
    /// The inline values after the cell, by index.
    public var values: [Int: String] = [:]
    public var warnings: [Diagnostic] = []
    /// Cells whose states were dropped, as the lesson's states together held too much memory.
    public var droppedStates: [Int] = []
  }

  let compiler: CellCompiler
  private let lesson: Lesson
  private let toolchain: Toolchain
  private let folder: RunFolder
  private let kernel: KernelSession
  /// The compiled cells whose state stands, the newest last.
  private var chain: [CompiledCell] = []
  /// How many states stood before each cell that has run and after it, by its index.
  private var depths: [Int: ClosedRange<Int>] = [:]
  private var compilations = 0
  private var runs = 0

  /// Starts the lesson's kernel.
  /// - Throws: `CellRunningError` when it cannot be started.
  public init(_ lesson: Lesson, runner: CellRunner) throws(CellRunningError) {
    self.lesson = lesson
    toolchain = runner.toolchain
    folder = try RunFolder()
    let directory = URL(fileURLWithPath: runner.root).appending(path: lesson.file)
      .deletingLastPathComponent().path
    compiler = CellCompiler(
      toolchain: runner.toolchain, products: runner.products, folder: folder.path,
      moduleCache: runner.cacheFolder + "/modules")
    kernel = try KernelSession(
      products: runner.products, toolchain: runner.toolchain, folder: folder,
      directory: directory, readable: [runner.dataFolder], limits: lesson.limits,
      mathematicsThreads: runner.mathematicsThreads)
  }

  /// Whether every state that ran so far is still there.
  var isAlive: Bool { kernel.isAlive }

  /// Kills every state and removes the run's files.
  public func close() {
    kernel.close()
    folder.remove()
  }

  deinit { close() }
}

extension LessonSession {
  /// Compiles and runs the cell in the newest state, with the inline values after it.
  /// - Throws: `CellRunningError.cancelled` once the cell has been stopped; the states before it
  ///   stand then.
  @discardableResult
  public func run(_ cell: Cell) throws(CellRunningError) -> CellRun {
    try run(cell, cancellation: Cancellation()) { _ in }
  }

  func run(
    _ cell: Cell, cancellation: Cancellation, report: (CellEvent) -> Void
  ) throws(CellRunningError) -> CellRun {
    try run(cell, cancellation: cancellation, report: report) { step throws(CellRunningError) in
      compilations += 1
      return try compiler.compile(step, serial: compilations, predecessor: chain.last)
    }
  }

  /// Drops the states of the cell with this index and of all that ran after it.
  /// - Returns: the cell from which on no state stands: an earlier one, if the state before the cell
  ///   had been dropped to save memory.
  @discardableResult
  public func rewind(before cell: Int) throws(CellRunningError) -> Int {
    let later = depths.filter { $0.key >= cell }.values.map(\.lowerBound)
    guard let depth = later.min() else { return cell }
    try kernel.rewind(to: depth)
    chain.removeLast(chain.count - kernel.depth)
    let lost = depths.filter { $0.value.upperBound > kernel.depth }.keys
    let first = min(cell, lost.min() ?? cell)
    depths = depths.filter { $0.key < first }
    return first
  }

  func run(
    _ cell: Cell, cancellation: Cancellation, report: (CellEvent) -> Void,
    compile: (Step) throws(CellRunningError) -> Compilation
  ) throws(CellRunningError) -> CellRun {
    let depth = kernel.depth
    depths[cell.index] = depth...depth
    defer { depths[cell.index] = depth...max(depth, kernel.depth) }
    var run = CellRun(result: CellResult(status: .succeeded))
    for step in cell.steps where run.result.status != .failed {
      try cancellation.check()
      switch try compile(step) {
      case .refused(_, let errors):
        let failure = CellFailure(
          kind: .compile, message: FailureWording.compile(errors), location: errors[0].location,
          diagnostics: errors)
        judge(failure, of: step, in: &run)
      case .compiled where step.expectedFailure == .compile:
        judge(nil, of: step, in: &run)
      case .compiled(let compiled, let warnings):
        if step.expectedFailure == nil { run.warnings += warnings }
        try execute(
          compiled, step, in: &run, cancellation: cancellation, report: report)
      }
    }
    return run
  }

  private func execute(
    _ compiled: CompiledCell, _ step: Step, in run: inout CellRun,
    cancellation: Cancellation, report: (CellEvent) -> Void
  ) throws(CellRunningError) {
    runs += 1
    let files = CellFiles(folder, run: runs)
    let depth = kernel.depth
    var reading = OutputReader(files, limit: lesson.limits.outputBytes)
    let ending = try kernel.run(
      compiled, files: files, reader: &reading, cancellation: cancellation, report: report)
    defer { files.remove() }
    if ending == .interrupted { throw .cancelled }
    let errors = StandardError(files.errorText)
    let failures = FailureReading(
      cell: compiled, step: step, files: files, limits: lesson.limits, toolchain: toolchain)
    run.result.outputs += reading.outputs
    if !errors.own.isEmpty {
      run.result.outputs.append(.text(errors.own))
      report(.output(.text(errors.own)))
    }
    run.values.merge(reading.values) { $1 }
    if ending == .completed {
      note(kernel.remark, of: compiled, step, in: &run)
      if step.leavesState { chain.append(compiled) } else { try kernel.rewind(to: depth) }
    }
    judge(failures.failure(ending, errors: errors), of: step, in: &run)
    if run.result.status != .failed, let broken = failures.failure(reading.outputs) {
      run.result.status = .failed
      run.result.failure = broken
    }
  }

  /// Warns of what would give other bytes on another day, and passes on which states were dropped.
  private func note(
    _ remark: KernelSession.Remark, of compiled: CompiledCell, _ step: Step, in run: inout CellRun
  ) {
    func warn(_ offset: UInt, _ message: String, _ suggestion: String) {
      guard offset > 0 else { return }
      let place = compiled.location(ofReturnTo: offset, toolchain: toolchain) ?? step.location
      run.warnings.append(Diagnostic(.warning, at: place, message, suggestion: suggestion))
    }
    warn(remark.drawOffset, FailureWording.drewUnseeded, FailureWording.seed)
    warn(remark.clockOffset, FailureWording.readClock, FailureWording.withoutClock)
    for state in remark.droppedStates {
      run.droppedStates += depths.filter { $0.value.upperBound == state && $0.value.count > 1 }.keys
    }
  }

  /// Sets a failure against what the cell's author announced.
  private func judge(_ failure: CellFailure?, of step: Step, in run: inout CellRun) {
    guard let expected = step.expectedFailure else {
      guard let failure else { return }
      run.result.status = .failed
      run.result.failure = failure
      run.values = [:]
      return
    }
    if let failure, failure.kind.rawValue == expected.rawValue {
      run.result.status = .failedAsExpected
      run.result.failure = failure
    } else {
      run.result.status = .failed
      run.result.failure =
        failure
        ?? CellFailure(
          kind: .didNotFail, message: FailureWording.didNotFail(expected),
          location: step.location)
    }
  }
}
