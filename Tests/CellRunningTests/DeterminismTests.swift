import CellRunning
import CourseModel
import Foundation
import Testing

@Suite struct DeterminismTests {
  private static let cells: [SampleCell] = [
    "print(Int.random(in: 0..<1_000_000), Double.random(in: 0..<1))",
    """
    import Foundation
    print(UUID(), Date(), [1, 2, 3, 4, 5].shuffled(), Date().timeIntervalSince1970)
    """,
    """
    final class Node {}
    let nodes = (0..<50).map { _ in Node() }
    let order = Set(nodes.map { ObjectIdentifier($0) })
    print(order.map { id in nodes.firstIndex { ObjectIdentifier($0) == id }! })
    print(Set(["a", "b", "c", "d"]), ["x": 1, "y": 2])
    """,
  ]

  @Test func `random numbers, the time and the order of sets are the same each time`() throws {
    let lesson = try Lesson.sample("same-bytes", Self.cells)
    let runner = try SampleCourse.runner()
    let alone = try runner.run(lesson)
    #expect(alone.executed.succeeded)
    let together = CourseRunner(runner, workers: 3).run([lesson, lesson, lesson])
    for run in together {
      for (cell, result) in try run.get().results.enumerated() {
        #expect(result.outputs == alone.results[cell].outputs)
      }
    }
    #expect(alone.text(1).contains(" 2001-01-01 00:00:00 +0000 "))
  }

  @Test func `a cell that draws unseeded, or reads the clock, is told so at its line`() throws {
    let run = try Lesson.run(
      "var seeded = SeededGenerator(seed: 7)\nprint(Int.random(in: 0..<9, using: &seeded))",
      "func draw() -> Int {\n  Int.random(in: 0..<9)\n}\n\nprint(draw())",
      "import Foundation\nlet now = Date()",
      "let start = ContinuousClock.now\nlet formatted = String(format: \"%.2f\", 1.5)")
    try #require(run.warnings.map(\.location.line) == [204, 301])
    #expect(run.warnings[0].message.contains("random source"))
    #expect(run.warnings[0].suggestion?.contains("SeededGenerator(seed: 7)") == true)
    #expect(run.warnings[1].message.contains("time of day"))
  }
}
