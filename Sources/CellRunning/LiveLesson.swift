import CourseModel
import Foundation
import Synchronization

/// A lesson open for editing: its cells run one by one, each from the true state before it.
///
/// ```swift
/// let live = LiveLesson(lesson, runner: runner) { event in print(event) }
/// live.run(2, sources: texts)      // cells 0 and 1 first, if they have not run with these texts
/// live.interrupt()
/// ```
/// Safe from any thread. Work happens on a thread of its own, one run at a time, in the order
/// asked; events come one at a time, in order, on yet another thread. Places in them are lines (from
/// 1) and columns within a cell's text: their `file` is `cell:3`, or `inline:0` for an inline value.
public final class LiveLesson: Sendable {
  fileprivate struct State {
    var page: LivePage
    var wishes: [Wish] = []
    var running: Cancellation?
    /// How often waiting runs were taken back: a run asked for before the last time is not wanted.
    var interruptions = 0
    var isClosed = false

    mutating func interrupt() {
      interruptions += 1
      page.waiting = []
      running?.cancel()
    }
  }

  fileprivate enum Wish {
    case run(Int, LivePage, interruptions: Int)
    /// Forget the states of this cell and those after it.
    case forget(from: Int)
    case close
  }

  fileprivate let state: Mutex<State>
  private let news = DispatchSemaphore(value: 0)
  private let events = DispatchQueue(label: "gradus.live.events")
  private let report: @Sendable (LiveEvent) -> Void
  private let runner: CellRunner

  /// Nothing is started before the first run.
  public init(
    _ lesson: Lesson, runner: CellRunner, report: @escaping @Sendable (LiveEvent) -> Void
  ) {
    state = Mutex(State(page: LivePage(lesson)))
    self.runner = runner
    self.report = report
    Thread.detachNewThread { [self] in work() }
  }

  /// One a cell.
  public var statuses: [CellStatus] { state.withLock { $0.page.statuses } }
}

/// Where a cell of a live lesson stands.
public enum CellStatus: String, Sendable, Codable {
  case notRun, waiting, running
  /// Its output follows from the texts of the page.
  case current
  /// It failed, with the texts of the page.
  case failed
  /// Its output, or its failure, comes from other texts than the page's, or from a state that has
  /// been replaced since.
  case stale
}

/// What happens in a live lesson.
public enum LiveEvent: Sendable {
  case status(cell: Int, CellStatus)
  /// As it is written, while the cell runs: text in pieces, and a figure with an `id` in place of
  /// the cell's earlier one with the same.
  case output(cell: Int, Output)
  case progress(cell: Int, step: Int, of: Int)
  /// The whole outputs again, and the inline values after the cell by index.
  case finished(cell: Int, CellResult, values: [Int: String])
  /// Everything that the compiler, or the trap, says about the cell; empty when that is nothing.
  case diagnostics(cell: Int, [Diagnostic])
  /// The kernel died, was started again, states were dropped to bound memory …
  case trouble(String)
}

extension LiveLesson {
  /// Runs the cell with the page's texts, one a cell: first whatever before it has not run with
  /// these texts, or has no state any more, then the cell itself, always.
  ///
  /// Outputs of cells after it become stale.
  public func run(_ cell: Int, sources: [String]) {
    change { state in
      state.page.edit(sources)
      guard state.page.cells.indices.contains(cell) else { return }
      state.page.waiting.insert(cell)
      state.wishes.append(.run(cell, state.page, interruptions: state.interruptions))
      news.signal()
    }
  }

  /// The page's texts are these now, and nothing runs: what does not follow from them is stale.
  public func edit(_ sources: [String]) {
    change { $0.page.edit(sources) }
  }

  /// Stops what runs and forgets what waits; the states before the running cell stand.
  public func interrupt() {
    change { $0.interrupt() }
  }

  /// Drops every state: as if nothing had run.
  public func reset() {
    change { state in
      state.interrupt()
      state.page.forgetRuns()
      state.wishes.append(.forget(from: 0))
      news.signal()
    }
  }

  /// The Markdown changed on disk: states of leading cells whose text is unchanged stand.
  ///
  /// What runs is stopped. The page's texts are the new lesson's.
  public func replace(with lesson: Lesson) {
    change { state in
      state.interrupt()
      let kept = state.page.replace(with: lesson)
      state.wishes.append(.forget(from: kept))
      news.signal()
    }
  }

  /// Ends the kernel. No event comes after those under way.
  public func close() {
    state.withLock { state in
      state.wishes = [.close]
      state.running?.cancel()
      state.isClosed = true
    }
    news.signal()
  }

  /// Changes the state and reports which statuses that changed.
  private func change(_ body: (inout State) -> Void) {
    state.withLock { state in
      guard !state.isClosed else { return }
      let before = state.page.statuses
      body(&state)
      for (cell, status) in state.page.statuses.enumerated()
      where cell >= before.count || before[cell] != status {
        emit(.status(cell: cell, status))
      }
    }
  }

  private func emit(_ event: LiveEvent) {
    events.async { [report] in report(event) }
  }
}

extension LiveLesson {
  private func work() {
    var states = LiveStates(runner: runner)
    defer { states.close() }
    while true {
      news.wait()
      let wish = state.withLock { $0.wishes.isEmpty ? nil : $0.wishes.removeFirst() }
      switch wish {
      case .close: return
      case .forget(let cell): forget(from: cell, in: &states)
      case .run(let cell, let page, let interruptions):
        run(cell, page, interruptions: interruptions, in: &states)
      case nil: continue
      }
    }
  }

  private func forget(from cell: Int, in states: inout LiveStates) {
    // A new kernel for a new beginning: its libraries, and its limits, may have changed.
    if cell == 0 { return states.close() }
    do {
      try states.drop(from: cell)
    } catch {
      states.close()
      emit(.trouble("\(error). It starts again with the next run."))
    }
  }

  /// Runs what the cell needs, and the cell.
  private func run(
    _ cell: Int, _ page: LivePage, interruptions: Int, in states: inout LiveStates
  ) {
    if states.hasDied {
      states.close()
      emit(.trouble("The kernel was killed from outside. It was started again; cells run anew."))
    }
    let mistakes = page.mistakes
    let first = states.firstToRun(of: page, before: cell) { [self] in emit(.trouble($0)) }
    for index in first...cell {
      let cancellation = Cancellation()
      var isWanted = false
      change { state in
        isWanted = state.interruptions == interruptions
        guard isWanted else { return }
        state.running = cancellation
        state.page.start(index)
        if index == cell, !state.wishes.contains(where: { $0.runs(cell) }) {
          state.page.waiting.remove(cell)
        }
      }
      guard isWanted else { return }
      let ending = states.run(
        index, of: page, mistakes: mistakes[index] ?? [], cancellation: cancellation,
        report: { [self] in emit($0) })
      change { state in
        state.running = nil
        // The outputs of a lesson that has been replaced belong nowhere.
        guard state.page.version == page.version else { return }
        emit(.diagnostics(cell: index, ending.diagnostics))
        emit(.finished(cell: index, ending.result, values: ending.values))
        state.page.finish(index, with: ending.record)
        if !ending.stands, index < cell, !state.wishes.contains(where: { $0.runs(cell) }) {
          state.page.waiting.remove(cell)
        }
      }
      if let trouble = ending.trouble { emit(.trouble(trouble)) }
      guard ending.stands else { return }
    }
  }
}

extension LiveLesson.Wish {
  fileprivate func runs(_ cell: Int) -> Bool {
    if case .run(cell, _, _) = self { true } else { false }
  }
}
