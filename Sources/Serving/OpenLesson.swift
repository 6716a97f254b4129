import CellRunning
import CourseModel
import Foundation
import SiteRendering
import Synchronization

/// A lesson that is open in pages: its texts, what its cells show, and its kernel, once one runs.
///
/// All tabs share it, so what one does all see. Everything changes under one lock, and messages are
/// sent under it too: every tab gets them in the same order, after a snapshot that they continue.
final class OpenLesson: Sendable {
  struct State {
    var lesson: Lesson
    var pages: ServedPages
    var board: ResultBoard
    var texts: [String]
    var orphans: [DraftStore.Draft]
    var notice: PageMessage.Notice
    var live: LiveLesson?
    /// Counts kernels: what a closed one still reports is not heard.
    var generation = 0
    var lastUse = ContinuousClock.now
    /// The states that pages were last told.
    var told: [CellState] = []
    /// Outputs of running cells wait here for the next moment to be sent.
    var isSendingOutputs = false
  }

  let name: String
  let audience = Audience()
  let state: Mutex<State>
  private let runner: CellRunner
  private let drafts: DraftStore

  init(
    _ executed: ExecutedLesson, pages: ServedPages, notice: PageMessage.Notice,
    runner: CellRunner, drafts: DraftStore
  ) throws(ServingError) {
    let lesson = executed.lesson
    let drafted = DraftedTexts(try drafts.drafts(of: lesson.name), in: lesson)
    name = lesson.name
    self.runner = runner
    self.drafts = drafts
    var state = State(
      lesson: lesson, pages: pages, board: ResultBoard(executed), texts: drafted.texts,
      orphans: drafted.orphans, notice: notice)
    state.told = state.states
    self.state = Mutex(state)
  }
}

extension OpenLesson.State {
  /// How each cell stands now.
  var states: [CellState] {
    board.states(texts: texts, statuses: live?.statuses ?? [])
  }

  /// The lesson with the texts as they are and what the cells show.
  var executed: ExecutedLesson { board.executed(lesson, texts: texts) }

  func shown(_ cell: Int) -> String {
    let executed = executed
    return pages.shown(
      by: executed.results[cell], of: executed.lesson.cells[cell], in: executed)
  }
}

extension OpenLesson {
  /// A stream that begins with everything that is not as built.
  func join(
    answers: [PageMessage.Answer], reports: [PageMessage.Report]
  ) -> EventStream {
    state.withLock { state in
      state.lastUse = ContinuousClock.now
      return audience.join { snapshot(state, answers, reports) }
    }
  }

  private func snapshot(
    _ state: State, _ answers: [PageMessage.Answer], _ reports: [PageMessage.Report]
  ) -> PageMessage.Snapshot {
    let states = state.states
    let cells = state.lesson.cells.map { cell -> PageMessage.Cell in
      let index = cell.index
      let text = state.texts[index]
      return PageMessage.Cell(
        cell: index, state: states[index], text: text, revision: revision(of: text),
        isEdited: text != cell.source,
        shown: state.board.isAsBuilt(index) ? nil : state.shown(index),
        progress: state.board.progress[index], diagnostics: state.board.places[index])
    }
    return PageMessage.Snapshot(
      version: state.pages.version(of: "\(name).html"), cells: cells,
      valueCells: state.lesson.cells.flatMap { cell in cell.inlineValues.map { _ in cell.index } },
      values: state.board.liveValues,
      orphans: state.orphans.map { .init(cell: $0.cell, text: $0.text) },
      answers: answers, reports: reports, notice: state.notice)
  }

  /// A text from a page. `base` names the text that it was made from.
  ///
  /// When this returns without a conflict, the text is on the disk.
  func edit(
    _ cell: Int, text: String, base: String, tab: String?
  ) throws(ServingError) -> PageMessage.Conflict? {
    let outcome: Result<PageMessage.Conflict?, ServingError> = state.withLock { state in
      Result { () throws(ServingError) in
        try edit(cell, text, base, tab, in: &state)
      }
    }
    return try outcome.get()
  }

  private func edit(
    _ cell: Int, _ text: String, _ base: String, _ tab: String?, in state: inout State
  ) throws(ServingError) -> PageMessage.Conflict? {
    state.lastUse = ContinuousClock.now
    let present = state.texts[cell]
    if present == text { return nil }
    guard revision(of: present) == base else {
      return PageMessage.Conflict(cell: cell, text: present, revision: revision(of: present))
    }
    var texts = state.texts
    texts[cell] = text
    try drafts.keep(
      DraftedTexts.drafts(texts: texts, orphans: state.orphans, in: state.lesson), of: name)
    state.texts = texts
    state.live?.edit(texts)
    state.board.places[cell] = nil
    audience.send(
      PageMessage.Cell(
        cell: cell, text: text, revision: revision(of: text),
        isEdited: text != state.lesson.cells[cell].source, tab: tab, diagnostics: []))
    tellStates(&state)
    return nil
  }

  /// The student has no use for the texts of cells that are gone.
  func forgetOrphans() throws(ServingError) {
    let outcome: Result<Void, ServingError> = state.withLock { state in
      Result { () throws(ServingError) in
        try drafts.keep(
          DraftedTexts.drafts(texts: state.texts, orphans: [], in: state.lesson), of: name)
        state.orphans = []
      }
    }
    try outcome.get()
  }

  /// Runs a cell, after those before it that need to.
  func run(_ cell: Int) {
    state.withLock { state in
      state.lastUse = ContinuousClock.now
      openKernel(&state).run(cell, sources: state.texts)
    }
  }

  func interrupt() {
    state.withLock { $0.live?.interrupt() }
  }

  /// As if nothing had run: outputs are as built again, texts stay.
  func reset() {
    state.withLock { state in
      state.live?.reset()
      let changed = state.board.reset()
      for index in changed {
        audience.send(
          PageMessage.Cell(cell: index, shown: state.shown(index), diagnostics: []))
      }
      audience.send(PageMessage.Values(values: state.board.values))
      tellStates(&state)
    }
  }

  /// Whether a kernel lives, and since when nobody has asked anything of it.
  var idleness: Duration? {
    state.withLock { state in
      guard state.live != nil else { return nil }
      let isBusy = state.states.contains { $0 == .running || $0 == .waiting }
      return isBusy ? .zero : ContinuousClock.now - state.lastUse
    }
  }

  /// Ends the kernel; what is shown stays, and the next run starts another.
  func closeKernel() {
    state.withLock { state in
      guard let live = state.live else { return }
      state.board.keepWithoutKernel(texts: state.texts, statuses: live.statuses)
      state.generation += 1
      state.live = nil
      live.close()
      tellStates(&state)
    }
  }

  /// The lesson, or its site, was built anew.
  func replace(with executed: ExecutedLesson, pages: ServedPages, notice: PageMessage.Notice)
    throws(ServingError)
  {
    let stored = try drafts.drafts(of: name)
    state.withLock { state in
      let drafted = DraftedTexts(stored, in: executed.lesson)
      let isSame = state.lesson.cells.map(\.source) == executed.lesson.cells.map(\.source)
      state.lesson = executed.lesson
      state.pages = pages
      state.notice = notice
      state.orphans = drafted.orphans
      state.texts = drafted.texts
      if !isSame || !state.board.isBuilt(from: executed) {
        state.board = ResultBoard(executed)
        state.live?.replace(with: executed.lesson)
        state.live?.edit(drafted.texts)
      }
      state.told = state.states
      audience.send(notice)
      audience.send(PageMessage.Reload(version: pages.version(of: "\(name).html")))
    }
  }

  func tell(_ notice: PageMessage.Notice) {
    state.withLock { state in
      guard state.notice != notice else { return }
      state.notice = notice
      audience.send(notice)
    }
  }

  private func openKernel(_ state: inout State) -> LiveLesson {
    if let live = state.live { return live }
    state.generation += 1
    let generation = state.generation
    let live = LiveLesson(state.lesson, runner: runner) { [weak self] event in
      self?.take(event, from: generation)
    }
    state.live = live
    return live
  }
}
