import CellRunning
import CourseModel
import Testing

@Suite struct LimitTests {
  @Test func `a cell without end is stopped, where it was`() throws {
    let run = try Lesson.runToFailure(
      limits: Limits(seconds: 3), "print(\"on\")\nvar n = 0\nwhile n >= 0 {\n  n = n ^ 1\n}")
    let failure = try #require(run.results[0].failure)
    #expect(failure.kind == .timeLimit)
    #expect(
      failure.message
        == "stopped after 3 s (the default; set `cell-seconds` in the lesson's front matter to change it)"
    )
    #expect(run.text(0) == "on\n")
    let line = try #require(run.failureLine(0))
    #expect((101...104).contains(line), "\(failure)")
  }

  @Test func `a cell that prints without measure is stopped at the limit`() throws {
    var limits = Limits(seconds: 20, outputBytes: 64 << 10)
    limits.places[.output] = SourceLocation(file: "Lessons/Course.md", line: 4)
    let run = try Lesson.runToFailure(
      limits: limits,
      "for _ in 0..<2_000_000 {\n  print(\"fifty bytes, again and again, until it is enough\")\n}")
    #expect(run.results[0].failure?.kind == .outputLimit)
    #expect(
      run.results[0].failure?.message
        == "stopped after printing 64 kB (limit: `output-kilobytes`, Lessons/Course.md:4)")
    #expect(run.text(0).utf8.count == 64 << 10)
  }

  @Test func `a cell that takes too much memory is stopped`() throws {
    var limits = Limits(seconds: 20, memoryMegabytes: 512)
    limits.places[.memory] = SourceLocation(file: "Lessons/x/Lesson.md", line: 5)
    let run = try Lesson.runToFailure(
      limits: limits,
      "let fits = [UInt8](repeating: 1, count: 100 << 20)",
      """
      print(fits.count)
      var hoard: [[UInt8]] = []
      while true { hoard.append([UInt8](repeating: 1, count: 50 << 20)) }
      """)
    #expect(run.results[1].failure?.kind == .memoryLimit)
    #expect(
      run.results[1].failure?.message
        == "stopped at 512 MB of memory (limit: `memory-megabytes`, Lessons/x/Lesson.md:5)")
    #expect(run.text(1) == "104857600\n")
  }

  @Test func `a cell that uses too much processor time is stopped, on whatever thread`() throws {
    var limits = Limits(seconds: 20, cpuSeconds: 1)
    limits.places[.cpuSeconds] = SourceLocation(file: "Lessons/x/Lesson.md", line: 6)
    let run = try Lesson.runToFailure(
      limits: limits,
      """
      var n = 0
      for k in 0..<200_000 { n = n ^ k }
      """,
      """
      print("on")
      while n >= 0 { n = n ^ 1 }
      """)
    let failure = try #require(run.results[1].failure)
    #expect(failure.kind == .cpuLimit)
    #expect(
      failure.message
        == "stopped after 1 s of processor time (limit: `cell-cpu-seconds`, Lessons/x/Lesson.md:6)")
    #expect(run.text(1) == "on\n" && (200...201).contains(run.failureLine(1) ?? 0))
  }

  @Test func `a lesson's threads are those that the library has`() throws {
    let run = try Lesson.run(limits: Limits(seconds: 20, threads: 1), "print(threadCount)")
    #expect(run.text(0) == "1\n")
  }

  @Test func `waiting at top level does not hang the lesson`() throws {
    // The parser refuses it; should it get through, it must fail and not pass for success.
    let run = try Lesson.runToFailure(
      limits: Limits(seconds: 5), "func slow() async -> Int { 1 }\nprint(await slow())",
      "print(2)")
    #expect(run.results[0].status == .failed && run.results[1].status == .notRun)
  }
}
