import CellRunning
import CourseModel
import Dispatch
import Synchronization

/// What the kernel of an open lesson reports, told to its pages.
extension OpenLesson {
  /// Outputs of a running cell are rendered and sent so often at most.
  private static let outputInterval = DispatchTimeInterval.milliseconds(80)

  func take(_ event: LiveEvent, from generation: Int) {
    state.withLock { state in
      guard generation == state.generation else { return }
      state.lastUse = ContinuousClock.now
      switch event {
      case .status(let cell, let status): take(status, of: cell, in: &state)
      case .output(let cell, let output):
        guard state.board.results.indices.contains(cell) else { return }
        state.board.add(output, to: cell)
        sendOutputsSoon(&state)
      case .progress(let cell, let step, let count):
        state.board.progress[cell] = .init(step: step, of: count)
        sendOutputsSoon(&state)
      case .finished(let cell, let result, let values):
        finish(cell, result, values, in: &state)
      case .diagnostics(let cell, let diagnostics):
        let places = diagnostics.filter { $0.location.file == "cell:\(cell)" }.map {
          PageMessage.Place(
            line: $0.location.line, column: $0.location.column,
            severity: $0.severity.rawValue, message: $0.message)
        }
        state.board.places[cell] = places
        audience.send(PageMessage.Cell(cell: cell, diagnostics: places))
      case .trouble(let sentence):
        state.notice.trouble = sentence
        audience.send(state.notice)
        state.notice.trouble = nil
      }
    }
  }

  private func take(_ status: CellStatus, of cell: Int, in state: inout State) {
    guard state.board.results.indices.contains(cell) else { return }
    if status == .running { state.board.begin(cell) }
    tellStates(&state)
  }

  private func finish(
    _ cell: Int, _ result: CellResult, _ values: [Int: String], in state: inout State
  ) {
    guard state.board.results.indices.contains(cell) else { return }
    let caption = state.lesson.cells[cell].caption
    let before = state.pages.numbers(in: state.board.results[cell], caption: caption)
    state.board.finish(cell, result, values: values)
    let after = state.pages.numbers(in: result, caption: caption)
    audience.send(
      PageMessage.Cell(
        cell: cell, state: state.states[cell], shown: state.shown(cell),
        diagnostics: state.board.places[cell] ?? []))
    if !values.isEmpty { audience.send(PageMessage.Values(values: values)) }
    // Figures and tables after it have other numbers now.
    if before != after {
      for later in (cell + 1)..<max(cell + 1, state.texts.count) {
        let numbers = state.pages.numbers(
          in: state.board.results[later], caption: state.lesson.cells[later].caption)
        guard numbers != (0, 0) else { continue }
        audience.send(PageMessage.Cell(cell: later, shown: state.shown(later)))
      }
    }
    tellStates(&state)
  }

  /// Tells the pages which cells stand otherwise than they were told.
  func tellStates(_ state: inout State) {
    let states = state.states
    for (cell, now) in states.enumerated()
    where !state.told.indices.contains(cell) || state.told[cell] != now {
      audience.send(PageMessage.Cell(cell: cell, state: now))
    }
    state.told = states
  }

  private func sendOutputsSoon(_ state: inout State) {
    guard !state.isSendingOutputs else { return }
    state.isSendingOutputs = true
    let generation = state.generation
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.outputInterval) { [weak self] in
      self?.sendOutputs(of: generation)
    }
  }

  private func sendOutputs(of generation: Int) {
    state.withLock { state in
      state.isSendingOutputs = false
      guard generation == state.generation else { return }
      for cell in Set(state.board.streaming.keys).union(state.board.progress.keys).sorted() {
        audience.send(
          PageMessage.Cell(
            cell: cell, shown: state.board.streaming[cell] == nil ? nil : state.shown(cell),
            progress: state.board.progress[cell]))
      }
    }
  }
}
