import Foundation
import Processes
import Testing

/// `gradus watch` beside an editor.
@Suite struct WatchTests {
  @Test func `a save runs the cells that changed, and Control-C ends the watch`() async throws {
    let course = try TinyCourse()
    let watch = try Watched(course, "02-halving")
    try await watch.waits(for: "1.5")
    // As editors do that write a new file and rename it.
    try course.edit(TinyCourse.halving, replacing: "half(3)\n```", with: "half(5)\n```")
    try await watch.waits(for: "2.5")
    try course.edit(TinyCourse.halving, replacing: "half(5)\n```", with: "half(\n```")
    try await watch.waits(for: "expected")
    watch.process.kill(SIGINT)
    #expect(watch.process.wait().termination == .exited(0))
  }

  @Test func `a saved exercise is checked again`() async throws {
    let course = try TinyCourse()
    let watch = try Watched(course, "double-it")
    try await watch.waits(for: "save to check again")
    let solution = try course.read("Exercises/01-doubling/double-it/Solution.swift")
    let points = try watch.text()
    try course.write(solution, to: "work/double-it.swift")
    try await watch.waits(for: "2 of 2", after: points.count)
    watch.process.kill(SIGINT)
    #expect(watch.process.wait().termination == .exited(0))
  }
}

/// A running `gradus watch`, and what it has printed.
private struct Watched {
  struct Missing: Error { var text: String, printed: String }

  let process: RunningProcess
  private let output: URL

  init(_ course: TinyCourse, _ operand: String) throws {
    output = course.root.appending(path: "watch.txt")
    try Data().write(to: output)
    let file = try FileHandle(forWritingTo: output)
    process = try course.start("watch", operand, output: file.fileDescriptor)
    try file.close()
  }

  func text() throws -> String { try String(contentsOf: output, encoding: .utf8) }

  func waits(for text: String, after start: Int = 0) async throws {
    for _ in 0..<600 {
      if try self.text().dropFirst(start).contains(text) { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    process.kill()
    throw Missing(text: text, printed: try self.text())
  }
}
