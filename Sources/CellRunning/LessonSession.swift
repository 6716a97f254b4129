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
  }

  let compiler: CellCompiler
  private let lesson: Lesson
  private let toolchain: Toolchain
  private let folder: RunFolder
  private let kernel: KernelSession
  /// The compiled cells whose state stands, the newest last.
  private var chain: [CompiledCell] = []
  /// How many states stood before each cell that has run, by its index.
  private var depths: [Int: Int] = [:]
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
      products: runner.products, toolchain: runner.toolchain, folder: folder.path,
      directory: directory, limits: lesson.limits, mathematicsThreads: runner.mathematicsThreads)
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
  public func rewind(before cell: Int) throws(CellRunningError) {
    guard let depth = depths.filter({ $0.key >= cell }).values.min() else { return }
    try kernel.rewind(to: depth)
    chain.removeLast(chain.count - depth)
    depths = depths.filter { $0.key < cell }
  }

  func run(
    _ cell: Cell, cancellation: Cancellation, report: (CellEvent) -> Void,
    compile: (Step) throws(CellRunningError) -> Compilation
  ) throws(CellRunningError) -> CellRun {
    depths[cell.index] = kernel.depth
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
    let files = CellFiles(folder: folder.path, run: runs)
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
      if step.leavesState { chain.append(compiled) } else { try kernel.rewind(to: depth) }
    }
    judge(failures.failure(ending, errors: errors), of: step, in: &run)
    if run.result.status != .failed, let broken = failures.failure(reading.outputs) {
      run.result.status = .failed
      run.result.failure = broken
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
