import Foundation
import Synchronization

/// Submissions waiting for a worker, and what became of the others.
final class SubmissionQueue: Sendable {
  private struct State {
    /// Indices in the order in which they are taken, those to be tried again at the end.
    var waiting: [Int]
    var next = 0
    /// Indices that had a fault once.
    var faulty: Set<Int> = []
    var progress: BatchProgress
    var summary: BatchSummary
    var failure: WritingError?
  }

  private let run: BatchRun
  private let submissions: [Submission]
  private let isCancelled: @Sendable () -> Bool
  private let report: @Sendable (BatchProgress) -> Void
  private let state: Mutex<State>
  private let reporting = Mutex(())
  private let ended = DispatchGroup()

  init(
    run: BatchRun, submissions: [Submission], isCancelled: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (BatchProgress) -> Void
  ) {
    self.run = run
    self.submissions = submissions
    self.isCancelled = isCancelled
    self.report = report
    state = Mutex(
      State(
        waiting: Array(submissions.indices), progress: BatchProgress(total: submissions.count),
        summary: BatchSummary(total: submissions.count)))
  }

  func startWorker() {
    ended.enter()
    let thread = Thread { [self] in
      while let index = take() { work(index) }
      ended.leave()
    }
    // Parsing what somebody else nested deeply takes more than a thread's usual stack.
    thread.stackSize = 16 << 20
    thread.start()
  }

  func wait() throws(WritingError) -> BatchSummary {
    ended.wait()
    let (summary, failure) = state.withLock { ($0.summary, $0.failure) }
    if let failure { throw failure }
    return summary
  }

  private func take() -> Int? {
    let cancelled = isCancelled()
    return state.withLock { state in
      if cancelled { state.summary.isCancelled = true }
      guard !cancelled, state.failure == nil, state.next < state.waiting.count else { return nil }
      defer { state.next += 1 }
      return state.waiting[state.next]
    }
  }

  private func work(_ index: Int) {
    let submission = submissions[index]
    let (contents, key) = run.read(submission)
    let (known, change) = run.known(submission, key)
    let result: StoredResult
    if let known {
      result = known
    } else {
      do {
        result = try run.result(of: submission, contents, key)
      } catch {
        return stop(error)
      }
    }
    if case .graderFault(let reason) = result.report.outcome {
      // What fails for want of room would fail for every other submission too.
      if reason.contains(String(cString: strerror(ENOSPC))) {
        return stop(
          WritingError(path: FileManager.default.temporaryDirectory.path, number: ENOSPC))
      }
      let isFirst = state.withLock { state in
        guard state.faulty.insert(index).inserted else { return false }
        state.waiting.append(index)
        return true
      }
      if isFirst { return }
    }
    if known == nil {
      do {
        try run.store.keep(result)
      } catch {
        return stop(error)
      }
    }
    let isKnown = known != nil
    let progress = state.withLock { state in
      state.progress.done += 1
      state.progress.last = result
      if isKnown {
        state.progress.known += 1
        state.summary.known += 1
      } else {
        state.summary.graded += 1
        if let change { state.summary.changes[change, default: 0] += 1 }
      }
      if result.isFault { state.summary.faults += 1 }
      return state.progress
    }
    reporting.withLock { _ in report(progress) }
  }

  private func stop(_ error: WritingError) {
    state.withLock { $0.failure = $0.failure ?? error }
  }
}
