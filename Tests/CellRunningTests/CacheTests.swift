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

  @Test func `a failure is known like anything else, but not one by a limit of time`() throws {
    let runner = try SampleCourse.runner(usesCache: true)
    let failing = try Lesson.sample("failing", ["let n = 4", "print([1][n])", "print(n)"])
    let first = try runner.run(failing)
    let again = try runner.run(
      .sample("failing", shift: 3, ["let n = 4", "print([1][n])", "print(n)"]))
    #expect(again.isFromCache && !again.executed.succeeded)
    #expect(again.results.map(\.status) == [.succeeded, .failed, .notRun])
    #expect(first.failureLine(1) == 200 && again.failureLine(1) == 203)

    let slow = try Lesson.sample(
      "slow", limits: Limits(seconds: 1), ["let n = 4", "while true {}", "print(n)"])
    #expect(try runner.run(slow).reasons == [.first, .first])
    #expect(try runner.run(slow).reasons == [.restoring(for: 1), .limitFailure])
  }

  @Test func `a torn entry counts as none`() throws {
    let root = SampleCourse.root + "/torn"
    try FileManager.default.createDirectory(
      atPath: "\(root)/Lessons/torn", withIntermediateDirectories: true)
    let runner = CellRunner(root: root, toolchain: try .current(), products: try .current())
    let torn = try Lesson.sample("torn", ["print(5)"])
    _ = try runner.run(torn)
    for folder in ["lessons", "cells"] {
      try SampleCourse.damage("\(root)/.gradus/cache/\(folder)")
    }
    let again = try runner.run(torn)
    #expect(!again.isFromCache && again.text(0) == "5\n")
  }

  @Test func `an edit names its cause for each cell, and runs nothing before its lesson`() throws {
    let runner = try SampleCourse.runner(usesCache: true)
    func reasons(_ cells: [SampleCell], limits: Limits = Limits(seconds: 20)) throws -> [RunReason]
    {
      try runner.run(.sample("causes", limits: limits, cells)).reasons
    }
    var cells: [SampleCell] = ["var a = 1", "a += 1", "print(a)"]
    #expect(try reasons(cells) == [.first, .first, .first])
    cells[1].source = "a += 2"
    #expect(try reasons(cells) == [.restoring(for: 1), .text, .earlierCell(1)])
    cells.append("print(a + 1)")
    let restored = Array(repeating: RunReason.restoring(for: 3), count: 3)
    #expect(try reasons(cells) == restored + [.text])

    let file = "\(SampleCourse.root)/Lessons/causes/points.csv"
    try "1".write(toFile: file, atomically: true, encoding: .utf8)
    let changed = RunReason.files(["Lessons/causes/points.csv"])
    #expect(try reasons(cells) == Array(repeating: changed, count: 4))
    #expect(try reasons(cells, limits: Limits(seconds: 15)) == [])
    let tighter = Limits(seconds: 20, memoryMegabytes: 512)
    #expect(try reasons(cells, limits: tighter) == Array(repeating: .limits, count: 4))
  }

  @Test func `a cell whose declarations stay is compiled again alone`() throws {
    let root = SampleCourse.root + "/alone"
    try FileManager.default.createDirectory(
      atPath: "\(root)/Lessons/interfaces", withIntermediateDirectories: true)
    let runner = CellRunner(root: root, toolchain: try .current(), products: try .current())
    func entries(_ cells: [SampleCell], shift: Int = 0) throws -> Set<String> {
      let run = try runner.run(.sample("interfaces", shift: shift, cells))
      #expect(run.executed.succeeded)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: "\(root)/.gradus/cache/cells")
      return Set(names.filter { !$0.contains(".") })
    }
    var cells: [SampleCell] = [
      "func scaled(_ x: Int) -> Int { 2 * x }\nlet interfaceTest = 1", "let two = scaled(1)",
      "print(two)",
    ]
    let first = try entries(cells)
    cells[0].source =
      "func scaled(_ x: Int) -> Int {\n  // Thrice.\n  3 * x\n}\nlet interfaceTest = 1"
    let second = try entries(cells, shift: 5)
    #expect(second.subtracting(first).count == 1)
    cells[0].source = "func scaled(_ x: Int) -> Double { Double(x) }\nlet interfaceTest = 1"
    #expect(try entries(cells).subtracting(second).count == 3)
  }

  @Test func `a kept warning about an earlier cell moves with that cell's lines`() throws {
    let runner = try SampleCourse.runner(usesCache: true)
    func noteLines(_ declaration: String, shift: Int) throws -> [Int] {
      let run = try runner.run(
        .sample("notes", shift: shift, [SampleCell(declaration), "print(noted())"]))
      let failure = try #require(run.results[1].failure)
      return failure.diagnostics.flatMap(\.notes).map(\.location.line)
    }
    #expect(try noteLines("func noted(_ n: Int) -> Int { n }", shift: 0) == [100])
    #expect(try noteLines("func noted(_ n: Int) -> Int { n }", shift: 9) == [109])
    #expect(try noteLines("// A word.\nfunc noted(_ n: Int) -> Int { n }", shift: 9) == [110])
  }

  @Test func `a cell that shows something else though nothing changed is reported`() throws {
    let cells: [SampleCell] = ["print(5)", "print(Double.random(in: 0..<1))", "print(6)"]
    let fresh = try SampleCourse.runner(usesCache: false)
    #expect(try fresh.run(.sample("unseeded", cells)).warnings == [])
    let warnings = try fresh.run(.sample("unseeded", cells)).warnings
    #expect(warnings.map(\.location.line) == [200])
    #expect(warnings.first?.message.contains("nothing changed") == true)
  }
}
