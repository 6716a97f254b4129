import CellRunning
import CourseModel
import Testing

@Suite struct TaskTests {
  @Test func `tasks run in any cell, and a cell is over when they are`() throws {
    let run = try Lesson.run(
      """
      func slow(_ n: Int) async -> Int {
        try? await Task.sleep(for: .milliseconds(20))
        return n
      }
      nonisolated(unsafe) var results: [Int] = []
      Task { results.append(await slow(1)) }
      """,
      "print(results)\nTask { results.append(await slow(2)) }",
      """
      print(results)
      Task.detached {
        let more = await withTaskGroup(of: Int.self) { group in
          for k in 3...5 { group.addTask { await slow(k) } }
          return await group.reduce(into: []) { $0.append($1) }
        }
        async let last = slow(6)
        results += await more + [last]
      }
      """,
      "print(results)")
    #expect(run.text(1) == "[1]\n" && run.text(2) == "[1, 2]\n")
    #expect(run.text(3) == "[1, 2, 3, 4, 5, 6]\n")
  }

  @Test func `a trap in a task is told at its line, and an endless task is stopped`() throws {
    let trapped = try Lesson.runToFailure(
      "print(1)", "Task {\n  let none: [Int] = []\n  print(none[1])\n}")
    #expect(trapped.results[1].failure?.kind == .trap && trapped.failureLine(1) == 202)
    let endless = try Lesson.runToFailure(
      limits: Limits(seconds: 2),
      "Task {\n  while true { try await Task.sleep(for: .milliseconds(1)) }\n}")
    #expect(endless.results[0].failure?.kind == .timeLimit)
  }

  @Test func `Dispatch works in one cell, and is refused where it would wait forever`() throws {
    let run = try Lesson.runToFailure(
      """
      import Foundation
      let done = DispatchSemaphore(value: 0)
      DispatchQueue.global().async { done.signal() }
      done.wait()
      """,
      """
      nonisolated(unsafe) var squares = [0, 0, 0, 0]
      DispatchQueue.concurrentPerform(iterations: 4) { k in squares[k] = k * k }
      let thread = Thread { done.signal() }
      thread.start()
      done.wait()
      print(squares)
      """,
      "print(2)\nDispatchQueue.global().async { done.signal() }\ndone.wait()")
    #expect(run.text(1) == "[0, 1, 4, 9]\n")
    let failure = try #require(run.results[2].failure)
    #expect(failure.kind == .trap && run.failureLine(2) == 301)
    #expect(failure.message.contains("an earlier cell has used Dispatch"))
  }

  @Test func `waiting for a while takes that while, though the time of day stands still`() throws {
    let run = try Lesson.run(
      """
      import Foundation
      let gate = DispatchSemaphore(value: 0)
      let clock = ContinuousClock()
      print(clock.measure { _ = gate.wait(timeout: .now() + 0.05) } >= .milliseconds(50))
      let condition = NSCondition()
      condition.lock()
      print(clock.measure { _ = condition.wait(until: Date() + 0.05) } >= .milliseconds(50))
      condition.unlock()
      print(clock.measure { Thread.sleep(forTimeInterval: 0.05) } >= .milliseconds(50))
      let thread = Thread { gate.signal() }
      thread.start()
      print(gate.wait(timeout: .now() + 10) == .success)
      """)
    #expect(run.text(0) == "true\ntrue\ntrue\ntrue\n")
    #expect(run.warnings.map(\.location.line) == [106])
  }

  @Test func `a defer at top level runs at the end of its cell`() throws {
    let run = try Lesson.run(
      "defer { print(\"deferred\") }\nTask { print(\"task\") }\nprint(\"body\")",
      "print(2)")
    #expect(run.text(0).hasPrefix("body\n") && run.text(0).contains("deferred\n"))
    #expect(run.text(0).contains("task\n") && run.text(1) == "2\n")
  }
}
