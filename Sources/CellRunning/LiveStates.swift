import CourseModel

/// The kernel of a live lesson, and which runs' states stand in it. One thread uses it.
struct LiveStates {
  /// How a cell's run ended.
  struct Ending {
    var result: CellResult
    var values: [Int: String] = [:]
    var diagnostics: [Diagnostic] = []
    /// Whether later cells can run.
    var stands = false
    var trouble: String?
    var record: LivePage.Record
  }

  private let runner: CellRunner
  private var session: LessonSession?
  /// The runs of the leading cells, whose states stand.
  private var standing: [LivePage.Record] = []
  private var runs = 0

  init(runner: CellRunner) { self.runner = runner }

  /// The states were lost without anybody here having ended them.
  var hasDied: Bool { session.map { !$0.isAlive } ?? false }

  mutating func close() {
    session?.close()
    session = nil
    standing = []
  }
}

extension LiveStates {
  /// The first cell up to this one that has no state made of the page's texts. States from there on
  /// are dropped.
  /// - Parameter trouble: called with what the reader should know of it.
  mutating func firstToRun(
    of page: LivePage, before cell: Int, trouble: (String) -> Void
  ) -> Int {
    let known = zip(standing, page.texts).prefix { $0.text == $1 }.count
    let wanted = min(known, cell)
    do {
      try drop(from: wanted)
    } catch {
      trouble(FailureWording.lostStates(error))
      close()
    }
    let first = min(wanted, standing.count)
    if first < wanted, session != nil { trouble(FailureWording.runsAgain(first..<wanted)) }
    return first
  }

  /// Drops the states of the cell and of those after it, and of those before it that have none.
  mutating func drop(from cell: Int) throws(CellRunningError) {
    guard cell < standing.count else { return }
    let first = try session?.rewind(before: cell) ?? cell
    standing.removeSubrange(first...)
  }

  /// Runs the cell in the state before it.
  mutating func run(
    _ index: Int, of page: LivePage, mistakes: [Diagnostic], cancellation: Cancellation,
    report: (LiveEvent) -> Void
  ) -> Ending {
    let cell = page.cells[index]
    runs += 1
    var shown: [Output] = []
    do {
      try drop(from: index)
      let predecessor = standing.last?.number
      let record = LivePage.Record(
        number: runs, predecessor: predecessor, text: page.texts[index], failed: false)
      guard mistakes.isEmpty else {
        let failure = CellFailure(
          kind: .compile, message: FailureWording.compile(mistakes),
          location: mistakes[0].location, diagnostics: mistakes)
        return ending(CellResult(status: .failed, failure: failure), record, of: page)
      }
      let session = try openSession(for: page)
      let run = try session.run(cell, cancellation: cancellation) { event in
        switch event {
        case .output(let output):
          shown.append(output)
          report(.output(cell: index, output))
        case .progress(let step, let count):
          report(.progress(cell: index, step: step, of: count))
        }
      }
      var ending = ending(run.result, record, of: page)
      ending.diagnostics += LessonPlaces(page.lesson).converted(run.warnings, LivePlace.relative)
      ending.values = run.values
      if !run.droppedStates.isEmpty {
        ending.trouble = FailureWording.droppedStates(
          run.droppedStates.sorted(), megabytes: page.lesson.limits.memoryMegabytes)
      }
      ending.stands = run.result.leavesState
      if ending.stands { standing.append(ending.record) }
      return ending
    } catch {
      return interrupted(error, showing: shown, index, of: page)
    }
  }

  private mutating func openSession(
    for page: LivePage
  ) throws(CellRunningError) -> LessonSession {
    if let session { return session }
    let opened = try LessonSession(page.lesson, runner: runner)
    session = opened
    return opened
  }

  private func ending(
    _ result: CellResult, _ record: LivePage.Record, of page: LivePage
  ) -> Ending {
    let result = LessonPlaces(page.lesson).converted(result, LivePlace.relative)
    var record = record
    record.failed = result.status == .failed
    var diagnostics = result.failure?.diagnostics ?? []
    if diagnostics.isEmpty, let failure = result.failure, let place = failure.location {
      diagnostics = [Diagnostic(.error, at: place, failure.message)]
    }
    return Ending(result: result, diagnostics: diagnostics, record: record)
  }

  /// The ending of a cell that was stopped, or whose kernel died beneath it.
  private mutating func interrupted(
    _ error: CellRunningError, showing outputs: [Output], _ index: Int, of page: LivePage
  ) -> Ending {
    let failure: CellFailure
    var trouble: String?
    let record = LivePage.Record(
      number: runs, predecessor: standing.last?.number, text: page.texts[index], failed: true)
    if error == .cancelled {
      failure = CellFailure(kind: .interrupted, message: FailureWording.interrupted)
    } else {
      failure = CellFailure(kind: .interrupted, message: "\(error)")
      trouble = FailureWording.lostStates(error)
      close()
    }
    let result = CellResult(status: .failed, outputs: outputs.joined, failure: failure)
    return Ending(result: result, trouble: trouble, record: record)
  }
}

extension CellResult {
  /// Whether later cells can run: a claim that does not hold leaves a state as good as any.
  var leavesState: Bool { status != .failed || failure?.kind == .expectation }
}

extension [Output] {
  /// Pieces of text put together, and each live figure in its last form.
  fileprivate var joined: [Output] {
    reduce(into: []) { $0.add($1) }
  }
}
