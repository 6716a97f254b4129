import CourseModel
import Foundation
import Grading
import Testing

/// What becomes of files that are no submission, and of ones that do not fit the exercise.
@Suite struct SubmissionTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "SubmissionTests-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Grades a file in a folder of its own, which is removed afterwards.
  private func grade(_ prepare: (URL) throws -> Void) throws -> Report {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "submission.swift")
    try prepare(file)
    return try CourseExercises.grader().grade(
      CourseExercises.named("threshold-xor"), submission: file.path)
  }

  private func grade(_ text: String) throws -> Report {
    try grade { try Data(text.utf8).write(to: $0) }
  }

  private func expectUngradable(_ report: Report, _ fragment: String) {
    guard case .ungradable(let reason, _) = report.outcome else {
      Issue.record("it was \(report.outcome)")
      return
    }
    #expect(reason.contains(fragment))
    #expect(report.verdicts.isEmpty)
  }

  @Test func `a symbolic link is not followed`() throws {
    let report = try grade {
      try FileManager.default.createSymbolicLink(
        at: $0, withDestinationURL: URL(fileURLWithPath: "/etc/passwd"))
    }
    expectUngradable(report, "is a symbolic link")
    #expect(!"\(report)".contains("root:"))
  }

  @Test func `a named pipe is not waited for`() throws {
    expectUngradable(try grade { mkfifo($0.path, 0o600) }, "is not a regular file")
  }

  @Test func `a folder, or nothing, is no submission`() throws {
    let folder = try grade {
      try FileManager.default.createDirectory(at: $0, withIntermediateDirectories: true)
    }
    expectUngradable(folder, "is not a regular file")
  }

  @Test func `a missing file is said to be missing`() throws {
    expectUngradable(try grade { _ in }, "cannot be read: No such file or directory")
  }

  @Test func `bytes that are not UTF-8 are refused`() throws {
    expectUngradable(try grade { try Data([0x66, 0xff, 0xfe]).write(to: $0) }, "not text in UTF-8")
  }

  @Test func `a file of a megabyte is refused`() throws {
    let report = try grade { try Data(repeating: 0x20, count: 1 << 20).write(to: $0) }
    expectUngradable(report, "longer than 256 kB")
  }

  @Test func `a literal of twenty thousand elements ends at a limit`() throws {
    let list = (0..<20_000).map { "-\($0)" }.joined(separator: ", ")
    let report = try grade(
      "func thresholdXOR(a: Double, b: Double) -> Double { [\(list)].reduce(0, +) }\n")
    #expect(report.score == 0)
    #expect(["limitExceeded", "ungradable"].contains(report.outcome.name))
  }

  @Test func `compiler errors stand at the learner's own lines`() throws {
    let report = try grade(
      """
      let hiddenWeights: [[Double]] = []
      let outputWeights: [Double] = []
      func thresholdXOR(a: Double, b: Double) -> Double {
        return a + "b"
      }
      """)
    guard case .ungradable(_, let diagnostics) = report.outcome else {
      Issue.record("it was \(report.outcome)")
      return
    }
    #expect(diagnostics.first?.location.line == 4)
    #expect(diagnostics.first?.location.file.hasSuffix("submission.swift") == true)
  }

  @Test func `a missing or different function is asked for with its signature`() throws {
    let report = try grade(
      """
      let hiddenWeights: [[Double]] = []

      func thresholdXOR(a: Int, b: Int) -> Int { a ^ b }
      """)
    guard case .ungradable(_, let diagnostics) = report.outcome else {
      Issue.record("it was \(report.outcome)")
      return
    }
    #expect(
      diagnostics.map(\.message) == [
        "your file must define `func thresholdXOR(a: Double, b: Double) -> Double`",
        "your file must declare `let outputWeights`, as the starter does",
      ])
    #expect(diagnostics.first?.location.line == 3)
    #expect(
      diagnostics.first?.suggestion == "it has `func thresholdXOR(a: Int, b: Int) -> Int`")
  }

  @Test func `a trap costs its own check only, and says what happened`() throws {
    let report = try grade(
      """
      let hiddenWeights: [[Double]] = [[-0.5, 1, 1], [-1.5, 1, 1]]
      let outputWeights: [Double] = [-0.5, 1, -1]

      func thresholdXOR(a: Double, b: Double) -> Double {
        hiddenWeights[2 + Int(a)][0]
      }
      """)
    #expect(report.outcome == .graded)
    #expect(report.verdicts.map(\.status) == [.failed, .passed, .failed, .passed])
    #expect(
      report.verdicts.first?.feedback?.breakdown
        == "Your code stopped at line 5: Index out of range")
    // A hidden check does not tell what it met the trap with.
    #expect(
      report.verdicts.dropFirst(2).first?.feedback
        == Feedback(breakdown: "Your code stopped with a run-time error."))
  }

  @Test func `the reason of an overflow is found, of which the runtime says nothing`() throws {
    let report = try grade(
      """
      let hiddenWeights: [[Double]] = []
      let outputWeights: [Double] = []

      func thresholdXOR(a: Double, b: Double) -> Double {
        var bits = Int.max
        bits += 1 + Int(a)
        return Double(bits)
      }
      """)
    #expect(
      report.verdicts.first?.feedback?.breakdown
        == "Your code stopped at line 6: arithmetic overflow")
  }
}
