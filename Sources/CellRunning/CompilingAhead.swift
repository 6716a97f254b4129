import Foundation
import Synchronization

/// Compiles a lesson's steps one after another on a thread of its own, while earlier ones run.
///
/// What a step builds on is known beforehand: the last step before it that must not fail. If that
/// one does fail, nothing after it is run.
final class CompilingAhead: Sendable {
  private struct State {
    var results: [Result<Compilation, CellRunningError>] = []
    var isStopped = false
    var taken = 0
  }

  private let compiler: CellCompiler
  private let steps: [Step]
  private let state = Mutex(State())
  /// Signalled once a result.
  private let news = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)

  init(_ steps: [Step], compiler: CellCompiler) {
    self.steps = steps
    self.compiler = compiler
    Thread.detachNewThread { [self] in
      compileAll()
      end.signal()
    }
  }

  /// The next step's compilation, as soon as it is there.
  func next() throws(CellRunningError) -> Compilation {
    news.wait()
    let result = state.withLock { state in
      defer { state.taken += 1 }
      return state.results[state.taken]
    }
    return try result.get()
  }

  /// Waits until nothing is compiled any more. To be called once.
  func stop() {
    state.withLock { $0.isStopped = true }
    end.wait()
  }

  private func compileAll() {
    var predecessor: CompiledCell?
    for step in steps {
      if state.withLock({ $0.isStopped }) { return }
      let result = Result { () throws(CellRunningError) in
        try compiler.compile(step, after: predecessor)
      }
      if case .success(.compiled(let cell, _)) = result, step.leavesState { predecessor = cell }
      state.withLock { $0.results.append(result) }
      news.signal()
      // What would build on a step that was refused cannot be compiled.
      guard case .success(.compiled) = result else {
        if step.expectedFailure == .compile, case .success = result { continue }
        return
      }
    }
  }
}
