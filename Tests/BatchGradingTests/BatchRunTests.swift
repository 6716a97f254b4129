import CourseModel
import Foundation
import Grading
import Synchronization
import Testing

@testable import BatchGrading

@Suite struct BatchRunTests {
  /// Reports without a compiler: full marks for files that begin with `good`, a fault while the file
  /// has `fault` in it and the fault was met less than `faults` times.
  private final class FakeGrader: Sendable {
    let graded = Mutex<[String]>([])
    let faults: Int
    private let met = Mutex(0)

    init(faults: Int = 0) { self.faults = faults }

    func report(_ exercise: Exercise, _ path: String) -> Report {
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? "unreadable"
      graded.withLock { $0.append(text) }
      if text.contains("fault"),
        met.withLock({
          $0 += 1; return $0 <= faults
        })
      {
        return Report(
          exercise: exercise.name, outcome: .graderFault(reason: "no compiler"), verdicts: [],
          maximum: 4)
      }
      if text.contains("broken") {
        return Report(
          exercise: exercise.name,
          outcome: .ungradable(
            reason: "\(path) is odd.",
            diagnostics: [Diagnostic(.error, at: SourceLocation(file: path, line: 2), "no")]),
          verdicts: [], maximum: 4)
      }
      return Report(
        exercise: exercise.name, outcome: .graded,
        verdicts: [
          Verdict(
            check: "c", isHidden: false, points: 4, earned: text.hasPrefix("good") ? 4 : 0,
            status: text.hasPrefix("good") ? .passed : .failed)
        ], maximum: 4)
    }
  }

  private func run(
    _ inbox: Inbox, _ fake: FakeGrader, version: String = "1", compiler: String = "1"
  ) -> BatchRun {
    BatchRun(
      exercises: [Inbox.exercise()], store: inbox.store, workers: 3,
      versions: ["xor": GradingVersion(exercise: version, compiler: compiler)]
    ) { exercise, file, _ in fake.report(exercise, file) }
  }

  private func inbox(_ count: Int) throws -> Inbox {
    let inbox = try Inbox()
    for k in 0..<count { try inbox.put("s\(k)/xor.swift", "\(k % 2 == 0 ? "good" : "bad") \(k)") }
    return inbox
  }

  @Test func `everything is graded once, and known afterwards`() throws {
    let inbox = try inbox(20)
    let fake = FakeGrader()
    let submissions = try inbox.take(["xor"]).submissions
    let first = try run(inbox, fake).grade(submissions)
    #expect(first == BatchSummary(total: 20, graded: 20))
    #expect(Set(fake.graded.withLock { $0 }).count == 20)
    let second = try run(inbox, fake).grade(submissions)
    #expect(second == BatchSummary(total: 20, known: 20))
    #expect(fake.graded.withLock { $0.count } == 20)
    #expect(inbox.store.result(student: "s2", exercise: "xor", attempt: 1)?.score == 4)
    #expect(inbox.store.result(student: "s3", exercise: "xor", attempt: 1)?.score == 0)
  }

  @Test func `what changed is graded again, and why is said`() throws {
    let inbox = try inbox(4)
    let fake = FakeGrader()
    _ = try run(inbox, fake).grade(try inbox.take(["xor"]).submissions)
    try inbox.put("s1/xor.swift", "good now")
    let changed = try run(inbox, fake).grade(try inbox.take(["xor"]).submissions)
    #expect(
      changed
        == BatchSummary(total: 4, graded: 1, known: 3, changes: ["the submission changed": 1]))
    let checks = try run(inbox, fake, version: "2").grade(try inbox.take(["xor"]).submissions)
    #expect(checks.changes == ["the checks changed": 4])
    let compiler = try run(inbox, fake, version: "2", compiler: "2")
      .grade(try inbox.take(["xor"]).submissions)
    #expect(compiler.changes == ["the compiler changed": 4])
  }

  @Test func `a cut-off or foreign result is graded again`() throws {
    let inbox = try inbox(2)
    let fake = FakeGrader()
    let submissions = try inbox.take(["xor"]).submissions
    _ = try run(inbox, fake).grade(submissions)
    let path = inbox.store.path(student: "s0", exercise: "xor", attempt: 1)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    try FileManager.default.removeItem(
      atPath: inbox.store.path(student: "s1", exercise: "xor", attempt: 1))
    try FileManager.default.copyItem(
      atPath: path, toPath: inbox.store.path(student: "s1", exercise: "xor", attempt: 1))
    #expect(try run(inbox, fake).grade(submissions).graded == 2)
  }

  @Test func `a fault of the grader is tried again, then flagged, and tried by the next run`()
    throws
  {
    let inbox = try inbox(2)
    try inbox.put("eve/xor.swift", "good fault")
    let submissions = try inbox.take(["xor"]).submissions
    let healed = try run(inbox, FakeGrader(faults: 1)).grade(submissions)
    #expect(healed == BatchSummary(total: 3, graded: 3))
    let other = try self.inbox(0)
    try other.put("eve/xor.swift", "good fault")
    let again = try other.take(["xor"]).submissions
    #expect(try run(other, FakeGrader(faults: 9)).grade(again).faults == 1)
    #expect(other.store.result(student: "eve", exercise: "xor", attempt: 1)?.score == nil)
    let later = try run(other, FakeGrader()).grade(again)
    #expect(later.changes == ["the grader had failed": 1])
    #expect(other.store.result(student: "eve", exercise: "xor", attempt: 1)?.score == 4)
  }

  @Test func `feedback names the student's file, never the grader's copy`() throws {
    let inbox = try Inbox()
    try inbox.put("ada/work/xor.swift", "broken")
    _ = try run(inbox, FakeGrader()).grade(try inbox.take(["xor"]).submissions)
    let report = inbox.store.result(student: "ada", exercise: "xor", attempt: 1)?.report
    #expect(
      report?.outcome
        == .ungradable(
          reason: "work/xor.swift is odd.",
          diagnostics: [
            Diagnostic(.error, at: SourceLocation(file: "work/xor.swift", line: 2), "no")
          ]))
  }

  @Test func `what cannot be read is a result too`() throws {
    let inbox = try inbox(1)
    try inbox.put("eve/notes.txt")
    #expect(mkfifo(inbox.path + "/eve/xor.swift", 0o644) == 0)
    let fake = FakeGrader()
    _ = try run(inbox, fake).grade(try inbox.take(["xor"]).submissions)
    let report = inbox.store.result(student: "eve", exercise: "xor", attempt: 1)?.report
    #expect(
      report?.outcome
        == .ungradable(
          reason: "xor.swift is not a regular file: hand in a Swift source file.", diagnostics: []))
    #expect(fake.graded.withLock { $0.count } == 1)
  }

  @Test func `who wants to stop gets what is done, and goes on later`() throws {
    let inbox = try inbox(30)
    let fake = FakeGrader()
    let submissions = try inbox.take(["xor"]).submissions
    let stopped = try run(inbox, fake).grade(
      submissions, isCancelled: { fake.graded.withLock { $0.count } >= 10 })
    #expect(stopped.isCancelled)
    #expect((10...13).contains(stopped.graded))
    let rest = try run(inbox, fake).grade(submissions)
    #expect(rest.known == stopped.graded)
    #expect(rest.graded == 30 - stopped.graded)
  }

  @Test func `a result that cannot be kept stops the batch, and those kept stay`() throws {
    let inbox = try inbox(6)
    let submissions = try inbox.take(["xor"]).submissions
    let fake = FakeGrader()
    _ = try run(inbox, fake).grade(Array(submissions.prefix(2)))
    // A file where the next student's folder would have to be.
    try Data().write(to: URL(fileURLWithPath: "\(inbox.results)/results/s3"))
    #expect(throws: WritingError.self) { try run(inbox, fake).grade(submissions) }
    #expect(inbox.store.result(student: "s0", exercise: "xor", attempt: 1)?.score == 4)
  }

  @Test func `a full disk is one clear sentence`() {
    let error = WritingError(path: "grades/x.json", number: ENOSPC)
    #expect(error.isFullDisk)
    #expect(error.description == "the disk is full: grades/x.json cannot be written")
  }

  @Test func `shards are whole and apart`() throws {
    let inbox = try inbox(40)
    let submissions = try inbox.take(["xor"]).submissions
    let parts = (1...4).map { number in submissions.filter(Shard("\(number)/4")!.contains) }
    #expect(parts.map(\.count).reduce(0, +) == 40)
    #expect(Set(parts.joined()).count == 40)
    #expect(parts.allSatisfy { !$0.isEmpty })
    for text in ["0/4", "5/4", "1", "a/b", "1/0", "-1/2"] { #expect(Shard(text) == nil) }
  }

  @Test func `what killed graders leave is swept away, and nothing else`() throws {
    let inbox = try inbox(1)
    _ = try run(inbox, FakeGrader()).grade(try inbox.take(["xor"]).submissions)
    let results = inbox.results
    // No process has this number.
    let leftovers = ["results/s0/xor~1.json.4194999.77~", "at-work/4194999-abc/xor.swift"]
    for path in leftovers {
      let url = URL(fileURLWithPath: "\(results)/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: url)
    }
    inbox.store.sweep()
    for path in leftovers { #expect(!FileManager.default.fileExists(atPath: "\(results)/\(path)")) }
    #expect(inbox.store.result(student: "s0", exercise: "xor", attempt: 1) != nil)
  }
}
