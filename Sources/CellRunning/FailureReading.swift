import Compiling
import CourseModel

/// Finds out why a run of a step did not complete, and where in the lesson.
struct FailureReading {
  var cell: CompiledCell
  var step: Step
  var files: CellFiles
  var limits: Limits
  var toolchain: Toolchain

  /// The failure behind an ending; `nil` for a completed run.
  func failure(_ ending: KernelSession.Ending, errors: StandardError) -> CellFailure? {
    let wording = FailureWording(limits: limits)
    switch ending {
    case .completed, .interrupted:
      return nil
    case .exited(let code):
      return CellFailure(
        kind: .exit, message: wording.exited(code), location: lineMentioning("exit") ?? first)
    case .timeLimit:
      return stopped(.timeLimit, wording.timeLimit)
    case .cpuLimit:
      return stopped(.cpuLimit, wording.cpuLimit)
    case .outputLimit:
      return stopped(.outputLimit, wording.outputLimit)
    case .signaled(_, let throwOffset) where errors.thrownError != nil:
      return CellFailure(
        kind: .throw, message: wording.threw(errors.thrownError ?? ""),
        location: cell.location(ofReturnTo: throwOffset, toolchain: toolchain) ?? first)
    case .signaled where errors.isOutOfMemory:
      return stopped(.memoryLimit, wording.memoryLimit)
    case .signaled where errors.fatal?.contains(FailureWording.dispatchRefused) == true:
      // Its library keeps no trace of who called.
      let message = errors.fatal ?? ""
      let place = lineMentioning("Dispatch") ?? lineMentioning(".async") ?? first
      return CellFailure(kind: .trap, message: message, location: place)
    case .signaled(let signal, _):
      let backtrace = Backtrace(file: files.backtrace, cell: cell)
      let message = wording.trapped(
        signal: signal, said: errors.fatal, runtimeFailure: backtrace.runtimeFailure,
        isEndlessRecursion: backtrace.isEndlessRecursion)
      return located(signal == 9 ? .memoryLimit : .trap, message, backtrace)
    }
  }

  /// The failure of a claim of the cell, where one did not hold.
  func failure(_ outputs: [Output]) -> CellFailure? {
    let broken = outputs.compactMap { output -> Expectation? in
      guard case .expectation(let expectation) = output, !expectation.held else { return nil }
      return expectation
    }
    guard !broken.isEmpty else { return nil }
    let diagnostics = broken.map { expectation in
      Diagnostic(
        .error, at: lineMentioning(expectation.claim) ?? first,
        FailureWording.doesNotHold(expectation))
    }
    return CellFailure(
      kind: .expectation, message: diagnostics[0].message, location: diagnostics[0].location,
      diagnostics: diagnostics)
  }

  private var first: SourceLocation { step.location }

  private func stopped(_ kind: CellFailure.Kind, _ message: String) -> CellFailure {
    located(kind, message, Backtrace(file: files.backtrace, cell: cell))
  }

  /// A failure at the innermost call that is the lesson's own, with the calls that led to it.
  private func located(
    _ kind: CellFailure.Kind, _ message: String, _ backtrace: Backtrace
  ) -> CellFailure {
    let frames = backtrace.lessonFrames
    let location =
      frames.first?.location
      ?? backtrace.cellOffset.flatMap { cell.location(ofReturnTo: $0, toolchain: toolchain) }
      ?? first
    var calls: [Diagnostic.Note] = []
    for frame in frames.dropFirst() where calls.last?.location != frame.location {
      calls.append(
        Diagnostic.Note(location: frame.location, message: "called from \(frame.function)"))
    }
    calls = Array(calls.prefix(8))
    return CellFailure(
      kind: kind, message: message, location: location,
      diagnostics: [Diagnostic(.error, at: location, message, notes: calls)])
  }

  /// Where the cell's own text speaks of it.
  private func lineMentioning(_ words: String) -> SourceLocation? {
    let lines = step.source.split(separator: "\n", omittingEmptySubsequences: false)
    guard let index = lines.firstIndex(where: { $0.contains(words) }) else { return nil }
    let indentation = lines[index].prefix { $0 == " " }.count
    return SourceLocation(
      file: first.file, line: first.line + index, column: 1 + indentation)
  }
}
