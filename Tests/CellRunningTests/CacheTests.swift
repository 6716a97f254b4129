import CellRunning
import CourseModel
import Foundation
import Testing

@Suite struct CacheTests {
  private let cells: [SampleCell] = [
    "let a = 1\nprint(a)", SampleCell("let b: String = a", fails: .compile),
    SampleCell("a + 1", values: ["a"]),
  ]

  @Test func `a lesson that has run is known, and a change of a cell runs it again`() throws {
    let runner = try SampleCourse.runner(usesCache: true)
    let first = try runner.run(.sample("known", cells))
    #expect(!first.isFromCache && first.cellsRun == 3)

    let second = try runner.run(.sample("known", cells)) { event in
      Issue.record("a known lesson runs nothing: \(event)")
    }
    #expect(second.isFromCache && second.cellsRun == 0)
    #expect(second.results == first.results && second.executed.values == [0: "1"])

    #expect(try SampleCourse.runner(usesCache: false).run(.sample("known", cells)).cellsRun == 3)

    var edited = cells
    edited[2].source = "a + 2"
    let third = try runner.run(.sample("known", edited))
    #expect(!third.isFromCache && third.values(2) == ["3"])
    #expect(try runner.run(.sample("known", cells)).isFromCache)
  }

  @Test func `prose around the cells may change, and places move with it`() throws {
    let runner = try SampleCourse.runner(usesCache: true)
    let first = try runner.run(.sample("moved", cells))
    let moved = try runner.run(.sample("moved", shift: 7, cells))
    #expect(moved.isFromCache)
    #expect(first.failureLine(1) == 200 && moved.failureLine(1) == 207)
    #expect(moved.results[1].failure?.diagnostics.first?.location.line == 207)
  }

  @Test func `a file beside the lesson is part of what its cells show`() throws {
    let runner = try SampleCourse.runner(usesCache: true)
    let lesson = try Lesson.sample(
      "beside",
      ["import Foundation\nprint(try String(contentsOfFile: \"data.txt\", encoding: .utf8))"])
    let file = "\(SampleCourse.root)/Lessons/beside/data.txt"
    try "one".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try runner.run(lesson).text(0) == "one\n")
    #expect(try runner.run(lesson).isFromCache)
    try "two".write(toFile: file, atomically: true, encoding: .utf8)
    let changed = try runner.run(lesson)
    #expect(!changed.isFromCache && changed.text(0) == "two\n")
  }

  @Test func `failures are not kept, and a torn entry counts as none`() throws {
    let runner = try SampleCourse.runner(usesCache: true)
    let failing = try Lesson.sample("failing", ["let n = 4\nprint([1][n])"])
    for _ in 1...2 { #expect(try !runner.run(failing).isFromCache) }

    let torn = try Lesson.sample("torn", ["print(5)"])
    _ = try runner.run(torn)
    let folder = "\(SampleCourse.root)/.gradus/cache/lessons/torn"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try "{\"results\": [".write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    let again = try runner.run(torn)
    #expect(!again.isFromCache && again.text(0) == "5\n")
  }
}
