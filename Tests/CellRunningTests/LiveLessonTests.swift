import CellRunning
import CourseModel
import Foundation
import Synchronization
import Testing

/// A live lesson, and everything that it reported.
final class LiveRecording: Sendable {
  let live: LiveLesson
  private let log: EventLog

  init(_ name: String, limits: Limits = Limits(seconds: 20), _ cells: [SampleCell]) throws {
    let log = EventLog()
    self.log = log
    live = LiveLesson(
      try .sample(name, limits: limits, cells), runner: try SampleCourse.runner(),
      report: { log.add($0) })
  }

  deinit { live.close() }

  var events: [LiveEvent] { log.events.withLock { $0 } }

  /// Runs the cell and waits until it has finished.
  @discardableResult
  func run(_ cell: Int, _ sources: [String]) throws -> CellResult {
    let before = finishes(of: cell).count
    live.run(cell, sources: sources)
    try wait { self.finishes(of: cell).count > before || self.isIdle(after: before, cell) }
    return try #require(finishes(of: cell).last)
  }

  /// A failure before the cell leaves it unrun.
  private func isIdle(after finishes: Int, _ cell: Int) -> Bool {
    live.statuses.allSatisfy { $0 != .waiting && $0 != .running }
      && self.finishes(of: cell).count == finishes
  }

  func finishes(of cell: Int) -> [CellResult] {
    events.compactMap { if case .finished(cell, let result, _) = $0 { result } else { nil } }
  }

  func outputs(of cell: Int) -> [Output] {
    events.compactMap { if case .output(cell, let output) = $0 { output } else { nil } }
  }

  func diagnostics(of cell: Int) -> [Diagnostic] {
    events.compactMap { if case .diagnostics(cell, let found) = $0 { found } else { nil } }.last
      ?? []
  }

  var troubles: [String] {
    events.compactMap { if case .trouble(let words) = $0 { words } else { nil } }
  }

  /// Waits until something is so; a minute is more than any of these lessons takes.
  func wait(until condition: @escaping () -> Bool) throws {
    for _ in 0..<6000 where !condition() { usleep(10_000) }
    try #require(condition())
  }
}

private final class EventLog: Sendable {
  let events = Mutex<[LiveEvent]>([])
  func add(_ event: LiveEvent) { events.withLock { $0.append(event) } }
}

@Suite struct LiveLessonTests {
  /// A cell that has an effect outside its process: another byte in a file.
  private static let counting = """
    import Foundation
    let counter = FileManager.default.temporaryDirectory.path + "/count"
    func count() -> Int { FileManager.default.contents(atPath: counter)?.count ?? 0 }
    try Data(repeating: 1, count: count() + 1).write(to: URL(fileURLWithPath: counter))

    """

  @Test func `an edited cell makes later outputs stale, and runs from the true state`() throws {
    var texts = [Self.counting + "var n = 1", "n += 1", "print(n, count())"]
    let page = try LiveRecording("live-edited", texts.map { SampleCell($0) })
    #expect(page.live.statuses == [.notRun, .notRun, .notRun])
    #expect(try page.run(2, texts).outputs == [.text("2 1\n")])
    #expect(page.live.statuses == [.current, .current, .current])

    texts[1] = "n += 10"
    page.live.edit(texts)
    #expect(page.live.statuses == [.current, .stale, .stale])
    try page.run(1, texts)
    #expect(page.live.statuses == [.current, .current, .stale])
    // Cell 0 ran once: nothing was replayed.
    #expect(try page.run(2, texts).outputs == [.text("11 1\n")])
    #expect(page.live.statuses == [.current, .current, .current])

    // A cell run again, unchanged: what comes after it no longer follows from its state.
    try page.run(1, texts)
    #expect(page.live.statuses == [.current, .current, .stale])
    page.live.reset()
    #expect(page.live.statuses == [.notRun, .notRun, .notRun])
    #expect(try page.run(2, texts).outputs == [.text("11 1\n")])
  }

  @Test func `an edit taken back leaves outputs current`() throws {
    let texts = ["let a = 1", "print(a)"]
    let page = try LiveRecording("live-undone", texts.map { SampleCell($0) })
    try page.run(1, texts)
    page.live.edit(["let a = 2", "print(a)"])
    #expect(page.live.statuses == [.stale, .stale])
    page.live.edit(texts)
    #expect(page.live.statuses == [.current, .current])
  }

  @Test func `an interrupted cell leaves the states before it`() throws {
    let texts = [
      Self.counting, "print(\"on\")\nwhile true { usleep(1000) }", "print(1)",
    ]
    let page = try LiveRecording("live-interrupted", texts.map { SampleCell($0) })
    page.live.run(1, sources: texts)
    page.live.run(2, sources: texts)
    try page.wait { page.outputs(of: 1) == [.text("on\n")] }
    #expect(page.live.statuses == [.current, .running, .waiting])
    page.live.interrupt()
    try page.wait { page.finishes(of: 1).count == 1 }
    #expect(page.finishes(of: 1)[0].failure?.kind == .interrupted)
    #expect(page.finishes(of: 1)[0].outputs == [.text("on\n")])
    #expect(page.live.statuses == [.current, .failed, .notRun])
    let mended = [texts[0], "let b = 5", "print(b, count())"]
    #expect(try page.run(2, mended).outputs == [.text("5 1\n")])
    #expect(page.troubles == [])
  }

  @Test(arguments: [
    ("trap", "print([1][n])", CellFailure.Kind.trap),
    ("exit", "exit(3)", .exit),
    ("stack", "func down(_ n: Int) -> Int { n + down(n + 1) }\nprint(down(n))", .trap),
    ("throw", "struct Bad: Error {}\nthrow Bad()", .throw),
  ])
  func `a cell that ends its process leaves the state before it`(
    name: String, text: String, kind: CellFailure.Kind
  ) throws {
    let texts = [Self.counting + "let n = 7", text, "print(n)"]
    let page = try LiveRecording("live-\(name)", texts.map { SampleCell($0) })
    let failed = try page.run(1, texts)
    #expect(failed.failure?.kind == kind)
    let place = try #require(failed.failure?.location)
    #expect(place.file == "cell:1" && (1...2).contains(place.line))
    #expect(page.live.statuses == [.current, .failed, .notRun])
    #expect(
      try page.run(1, [texts[0], "print(n + 1, count())", texts[2]]).outputs
        == [.text("8 1\n")])
  }

  @Test func `mistakes are told at the line and column of the cell's text`() throws {
    let texts = [
      "let known = 1\nfunc third(_ a: [Int]) -> Int {\n  a[2]\n}", "print(1)", "print(2)",
    ]
    let page = try LiveRecording("live-mistakes", texts.map { SampleCell($0) })
    // Longer than the file's cell, so that its lines would be another cell's in the file.
    let padding = String(repeating: "\n", count: 150)
    var failed = try page.run(1, [texts[0], "\(padding)print(known)\n  known2", texts[2]])
    #expect(failed.failure?.kind == .compile)
    #expect(
      page.diagnostics(of: 1).first?.location
        == SourceLocation(file: "cell:1", line: 152, column: 3))

    failed = try page.run(1, [texts[0], "let b = 1\nlet known = 2", texts[2]])
    #expect(failed.failure?.kind == .compile)
    let again = try #require(page.diagnostics(of: 1).first)
    #expect(again.location == SourceLocation(file: "cell:1", line: 2, column: 5))
    #expect(again.notes.map(\.location.file) == ["cell:0"])

    failed = try page.run(
      1, [texts[0], "func f() async -> Int { 1 }\nlet c = await f()", texts[2]])
    #expect(page.diagnostics(of: 1).first?.location.line == 2)

    failed = try page.run(1, [texts[0], "let list = [1]\n\nprint(third(list))", texts[2]])
    #expect(failed.failure?.location == SourceLocation(file: "cell:0", line: 3, column: 4))
    #expect(
      page.diagnostics(of: 1).first?.notes.map(\.location)
        == [SourceLocation(file: "cell:1", line: 3, column: 7)])

    try page.run(1, [texts[0], "print(known)", texts[2]])
    #expect(page.diagnostics(of: 1) == [])
  }

  @Test func `a kernel killed from outside is started again, and says so`() throws {
    let texts = ["let kernel = getpgrp()", "print(1)", "kill(kernel, SIGKILL)\nsleep(20)"]
    let page = try LiveRecording("live-killed", texts.map { SampleCell($0) })
    try page.run(1, texts)
    let failed = try page.run(2, texts)
    #expect(failed.status == .failed && page.troubles.count == 1)
    #expect(page.live.statuses == [.current, .current, .failed])
    #expect(try page.run(2, [texts[0], texts[1], "print(3)"]).outputs == [.text("3\n")])
    #expect(page.live.statuses == [.current, .current, .current])
  }

  @Test func `a lesson changed on disk keeps the states of its unchanged beginning`() throws {
    let name = "live-replaced"
    let texts = [Self.counting + "let n = 7", "print(n)", "print(n * 2)"]
    let page = try LiveRecording(name, texts.map { SampleCell($0) })
    try page.run(2, texts)
    let changed = [texts[0], "print(-n, count())", texts[2]]
    page.live.replace(with: try .sample(name, shift: 5, changed.map { SampleCell($0) }))
    #expect(page.live.statuses == [.current, .stale, .stale])
    #expect(try page.run(1, changed).outputs == [.text("-7 1\n")])
  }

  @Test func `inline values come with the cell before them`() throws {
    let texts = ["let n = 7"]
    let page = try LiveRecording("live-values", [SampleCell("let n = 7", values: ["n + 1"])])
    try page.run(0, texts)
    let values = page.events.compactMap { event -> [Int: String]? in
      if case .finished(_, _, let values) = event { values } else { nil }
    }
    #expect(values == [[0: "8"]])
  }

  @Test func `text and figures come while the cell runs, in order, and no character is torn`()
    throws
  {
    let texts = [
      """
      print("début", terminator: "")
      fputs("\u{1F600}", stdout)
      show(1)
      print("after")
      var losses: [Double] = []
      for k in 0..<3000 {
        losses.append(Double(k))
        show(LinePlot(losses, y: "loss"), live: "loss")
        if k < 30 { usleep(10_000) }
      }
      show(2)
      """
    ]
    let page = try LiveRecording("live-streams", texts.map { SampleCell($0) })
    let result = try page.run(0, texts)
    let streamed = page.outputs(of: 0)
    func figures(_ outputs: [Output]) -> [OutputFigure] {
      outputs.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    }
    // One stands in the end, the last; some were seen before it.
    #expect(figures(streamed).count > 2 && figures(streamed).allSatisfy { $0.id == "loss" })
    #expect(figures(result.outputs).count == 1)
    #expect(figures(result.outputs)[0].alternative.contains("3000 points"))
    #expect(figures(result.outputs)[0] == figures(streamed).last)
    let others = result.outputs.filter { if case .figure = $0 { false } else { true } }
    #expect(others == [.text("début😀"), .value("1"), .text("after\n"), .value("2")])
  }

  @Test func `states that were dropped are made again, and that is said`() throws {
    // Each cell writes all of the memory, so that no two states share it.
    let texts =
      [Self.counting + "var a = [UInt8](repeating: 1, count: 100 << 20)"]
      + (1..<8).map { "for k in stride(from: 5, to: a.count, by: 4096) { a[k] = \($0) }" } + [
        "print(a[5], count())"
      ]
    let page = try LiveRecording(
      "live-dropped", limits: Limits(seconds: 60, memoryMegabytes: 400),
      texts.map { SampleCell($0) })
    #expect(try page.run(8, texts).outputs == [.text("7 1\n")])
    #expect(page.troubles.contains { $0.contains("more than 400 MB") })
    #expect(page.live.statuses.allSatisfy { $0 == .current })

    // The newest states stand; that before cell 1 was dropped, so cell 0 ran again.
    let before = page.finishes(of: 0).count
    try page.run(8, texts)
    #expect(page.finishes(of: 0).count == before)
    try page.run(2, texts)
    #expect(page.troubles.last?.contains("dropped to save memory, so") == true)
    #expect(page.finishes(of: 1).count == 2 && page.finishes(of: 3).count == 1)
    #expect(page.live.statuses[3] == .stale)
  }
}
