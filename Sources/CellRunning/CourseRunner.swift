import CourseModel
import Foundation
import Synchronization

/// Runs the lessons of a course, several at a time.
///
/// Those whose last run took longest begin first, so that no long one is left alone at the end; one
/// that has never run counts by its cells. A lesson that fails, or that the machine cannot run,
/// stops no other.
public struct CourseRunner: Sendable {
  public var runner: CellRunner
  /// How many lessons run at the same time.
  public var workers: Int

  /// - Parameter workers: as many as there are processors, unless said otherwise.
  public init(_ runner: CellRunner, workers: Int? = nil) {
    self.runner = runner
    self.workers = max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount)
  }
}

extension CourseRunner {
  /// Runs the lessons; the results come in the lessons' order.
  ///
  /// `report` is called with the lesson's index, from several threads, one call at a time.
  public func run(
    _ lessons: [Lesson], cancellation: Cancellation = Cancellation(),
    report: @escaping @Sendable (Int, LessonEvent) -> Void = { _, _ in }
  ) -> [Result<LessonRun, CellRunningError>] {
    var runner = runner
    let threads = min(workers, lessons.count)
    // More threads for the mathematics than processors only get in each other's way.
    if threads > 1 { runner.mathematicsThreads = 1 }
    let queue = LessonQueue(lessons: lessons, runner: runner, cancellation: cancellation) {
      index, event in report(index, event)
    }
    for _ in 0..<threads { queue.startWorker() }
    return queue.wait()
  }
}

/// Lessons waiting for a worker, and what became of the others.
private final class LessonQueue: Sendable {
  private struct State {
    var next = 0
    var results: [Int: Result<LessonRun, CellRunningError>] = [:]
  }

  private let lessons: [Lesson]
  /// The lessons' indices, the heaviest first.
  private let order: [Int]
  private let runner: CellRunner
  private let cancellation: Cancellation
  private let report: @Sendable (Int, LessonEvent) -> Void
  private let state = Mutex(State())
  private let reporting = Mutex(())
  private let finished = DispatchSemaphore(value: 0)

  init(
    lessons: [Lesson], runner: CellRunner, cancellation: Cancellation,
    report: @escaping @Sendable (Int, LessonEvent) -> Void
  ) {
    self.lessons = lessons
    let seconds = lessons.map { lesson in
      // A cell costs its compilation at least.
      runner.lastSeconds(of: lesson) ?? 0.2 * Double(lesson.cells.count)
    }
    order = lessons.indices.sorted { (seconds[$0], $1) > (seconds[$1], $0) }
    self.runner = runner
    self.cancellation = cancellation
    self.report = report
  }

  func startWorker() {
    Thread.detachNewThread { [self] in
      while let index = take() {
        let result = Result { () throws(CellRunningError) in
          try runner.run(lessons[index], cancellation: cancellation) { event in
            reporting.withLock { _ in report(index, event) }
          }
        }
        state.withLock { $0.results[index] = result }
        finished.signal()
      }
    }
  }

  func wait() -> [Result<LessonRun, CellRunningError>] {
    for _ in lessons { finished.wait() }
    return state.withLock { state in lessons.indices.map { state.results[$0]! } }
  }

  private func take() -> Int? {
    state.withLock { state in
      guard state.next < lessons.count else { return nil }
      defer { state.next += 1 }
      return order[state.next]
    }
  }
}
