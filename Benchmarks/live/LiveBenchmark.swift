import CellRunning
import Compiling
import CourseModel
import Foundation
import Synchronization

/// What somebody who edits a lesson waits for: medians over several runs in one kernel.
///
///     .build/release/live-benchmark [REPETITIONS]
@main enum LiveBenchmark {
  static func main() throws {
    let repetitions = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 15
    let root = FileManager.default.temporaryDirectory.appending(path: "gradus-live-\(getpid())")
    try FileManager.default.createDirectory(
      at: root.appending(path: "Lessons/live"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let bench = try Bench(root: root.path)

    row("kernel start and the first cell", try bench.firstCells(min(repetitions, 5)))
    row("one-line cell, edited and run", bench.edits(repetitions), atMost: 300)
    row("running cell, interrupted", bench.interrupts(repetitions), atMost: 200)
    bench.close()
  }

  private static func row(_ name: String, _ times: [Duration], atMost limit: Int? = nil) {
    let median = times.sorted()[times.count / 2]
    let milliseconds = Int((median / .milliseconds(1)).rounded())
    let wanted = limit.map { "   at most \($0) ms: \(milliseconds <= $0 ? "yes" : "NO")" } ?? ""
    print(name.padding(toLength: 44, withPad: " ", startingAt: 0), "\(milliseconds) ms\(wanted)")
  }
}

/// An open lesson of two cells, and the means to wait for what it reports.
private final class Bench {
  private let texts = ["import Foundation\nvar n = 1", "print(n)"]
  private let runner: CellRunner
  private var live: LiveLesson
  private let news: News

  init(root: String) throws {
    runner = CellRunner(root: root, toolchain: try .current(), products: try .current())
    let news = News()
    self.news = news
    live = LiveLesson(Self.lesson(texts), runner: runner) { news.add($0) }
  }

  func close() { live.close() }

  func firstCells(_ repetitions: Int) throws -> [Duration] {
    (0..<repetitions).map { _ in
      live.reset()
      return time { run(1, texts[1]) }
    }
  }

  func edits(_ repetitions: Int) -> [Duration] {
    (0..<repetitions).map { k in time { run(1, "print(n + \(k))") } }
  }

  func interrupts(_ repetitions: Int) -> [Duration] {
    (0..<repetitions).map { k in
      live.run(1, sources: [texts[0], "print(\"on\")\nwhile n < 100 + \(k) { n = n | 1 }"])
      news.wait { if case .output(1, _) = $0 { true } else { false } }
      return time {
        live.interrupt()
        news.wait(for: Self.isEnd)
      }
    }
  }

  private func run(_ cell: Int, _ text: String) {
    live.run(cell, sources: [texts[0], text])
    news.wait(for: Self.isEnd)
  }

  private func time(_ body: () -> Void) -> Duration { ContinuousClock().measure(body) }

  private static func isEnd(_ event: LiveEvent) -> Bool {
    if case .finished(1, _, _) = event { true } else { false }
  }

  private static func lesson(_ texts: [String]) -> Lesson {
    let file = "Lessons/live/Lesson.md"
    let blocks = texts.enumerated().map { index, text in
      Block.cell(
        Cell(
          index: index, source: text,
          location: SourceLocation(file: file, line: 10 * (index + 1))))
    }
    return Lesson(name: "live", file: file, title: "Live", blocks: blocks)
  }
}

/// Events, waited for.
private final class News: Sendable {
  private let events = Mutex<[LiveEvent]>([])
  private let arrival = DispatchSemaphore(value: 0)

  func add(_ event: LiveEvent) {
    events.withLock { $0.append(event) }
    arrival.signal()
  }

  /// Takes events until one is as wanted.
  func wait(for isWanted: (LiveEvent) -> Bool) {
    while true {
      arrival.wait()
      if isWanted(events.withLock { $0.removeFirst() }) { return }
    }
  }
}
