import CellRunning
import CourseModel
import Foundation
import Testing

@Suite struct SessionTests {
  @Test func `an edited cell runs again from the state before it, without replay`() throws {
    let lesson = try Lesson.sample(
      "rewound",
      ["var n = 1\nlet made = clock()", "n += 1\nlet step = 1", "n *= 10\nprint(n, step)"])
    let session = try LessonSession(lesson, runner: SampleCourse.runner())
    defer { session.close() }
    for cell in lesson.cells { try session.run(cell) }

    // What cell 0 measured would differ if it had run again.
    var probe = lesson.cells[1]
    probe.source = "print(made)"
    try session.rewind(before: 1)
    let before = try session.run(probe).result.outputs
    try session.rewind(before: 1)
    #expect(try session.run(probe).result.outputs == before && before.count == 1)

    try session.rewind(before: 1)
    var edited = lesson.cells[1]
    edited.source = "n += 5\nlet step = \"five\""
    try session.run(edited)
    #expect(try session.run(lesson.cells[2]).result.outputs == [.text("60 five\n")])
  }

  @Test func `a failed cell can be mended and run in its place`() throws {
    let lesson = try Lesson.sample("mended", ["var n = 1", "n = 50\nprint([0][n])", "print(n)"])
    let session = try LessonSession(lesson, runner: SampleCourse.runner())
    defer { session.close() }
    try session.run(lesson.cells[0])
    #expect(try session.run(lesson.cells[1]).result.failure?.kind == .trap)
    var mended = lesson.cells[1]
    mended.source = "n += 1"
    try session.run(mended)
    #expect(try session.run(lesson.cells[2]).result.outputs == [.text("2\n")])
  }

  @Test(arguments: ["getpgrp()", "getppid()"])
  func `a kernel killed from outside is the machine's trouble`(victim: String) throws {
    // The process group is named after the root; the parent is the state before.
    let lesson = try Lesson.sample(
      "killed-\(victim.prefix(6))",
      ["let a = 1", "let b = 2", SampleCell("kill(\(victim), SIGKILL)\nsleep(20)")])
    #expect {
      try SampleCourse.runner().run(lesson)
    } throws: { error in
      if case CellRunningError.kernel = error { true } else { false }
    }
  }

  @Test func `a cancelled run ends at once and leaves no process`() throws {
    let mark = "cancelled-\(getpid())"
    let lesson = try Lesson.sample(mark, ["while true { sleep(1) }"])
    let cancellation = Cancellation()
    #expect(throws: CellRunningError.cancelled) {
      try SampleCourse.runner().run(lesson, cancellation: cancellation) { event in
        if case .started = event { cancellation.cancel() }
      }
    }
    // Its death may still be on the way.
    for _ in 0..<500 where !kernels(of: mark).isEmpty { usleep(10_000) }
    #expect(kernels(of: mark) == [])
  }

  /// Processes that run in the lesson's folder; one that nobody has waited for does not.
  private func kernels(of lesson: String) -> [String] {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.filter { process in
      let folder = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/\(process)/cwd")
      return folder?.hasSuffix("/Lessons/\(lesson)") == true
    }
  }

  @Test func `lessons run side by side, and one that fails stops no other`() throws {
    let lessons = try (0..<3).map { k in
      try Lesson.sample("side-\(k)", [SampleCell("print(\(k), [5][\(k == 1 ? 1 : 0)])")])
    }
    let runs = CourseRunner(try SampleCourse.runner(), workers: 2).run(lessons)
    #expect(try runs.map { try $0.get().executed.succeeded } == [true, false, true])
    #expect(try runs[2].get().text(0) == "2 5\n")
  }
}
