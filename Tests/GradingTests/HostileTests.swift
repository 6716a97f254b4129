import CourseModel
import Foundation
import Grading
import Testing

/// Submissions that try to gain a point, or to harm the machine, instead of answering.
enum Hostile {
  /// What must become of each file of the folder `Hostile`, and what its feedback must say.
  static let attacks: [(file: String, outcome: String, says: String)] = [
    ("exits-early", "graded", "ended the program (exit status 0)"),
    ("runs-before-main", "graded", "ended the program"),
    ("replaces-exit", "graded", "expected  1.0"),
    ("equals-everything", "graded", "actual    «nan»"),
    ("prints-a-verdict", "graded", "│ 4 of 4 points"),
    ("forges-frames", "graded", "wrote to the grader's channel"),
    ("floods-the-channel", "graded", "wrote to the grader's channel"),
    ("closes-descriptors", "graded", "before it returned an answer"),
    ("recurses", "graded", "ran out of stack"),
    ("forks", "graded", "actual    «0.0»"),
    ("kills", "graded", "killed its own process"),
    ("reads-the-checks", "graded", "│ looked at"),
    ("connects", "graded", "│ no connection"),
    ("writes-files", "graded", "actual    «0.0»"),
    ("loops", "limitExceeded", "is there a loop that does not end?"),
    ("sleeps", "limitExceeded", "is there a loop that does not end?"),
    ("hoards-memory", "limitExceeded", "more than the 512 MB"),
    ("prints-a-gigabyte", "limitExceeded", "printed more than 1 MB"),
    ("calls-the-reference", "ungradable", "a function that exists nowhere"),
    ("busies-the-type-checker", "ungradable", "unable to type-check this expression"),
    ("imports-foundation", "ungradable", "does not allow `import Foundation`"),
  ]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Hostile")

  static var exercise: Exercise {
    var exercise = CourseExercises.named("threshold-xor")
    exercise.limits = ExerciseLimits(seconds: 1, memoryMegabytes: 512)
    return exercise
  }
}

@Suite(.enabled(if: Confinement.strongestAvailable() == .sandboxed, "needs bubblewrap"))
struct HostileTests {
  @Test func `every hostile file is tried`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Hostile.folder.path)
    #expect(Set(files) == Set(Hostile.attacks.map { "\($0.file).swift" }))
  }

  @Test(arguments: Hostile.attacks)
  func `a hostile submission gains nothing, ends in time and leaves nothing behind`(
    attack: (file: String, outcome: String, says: String)
  ) throws {
    let started = ContinuousClock.now
    let report = try CourseExercises.grader().grade(
      Hostile.exercise, submission: Hostile.folder.appending(path: "\(attack.file).swift").path)
    let text = ReportText(report, title: attack.file).text
    #expect(report.score == 0)
    #expect(report.outcome.name == attack.outcome, "\(text)")
    #expect(text.contains(attack.says), "\(text)")
    #expect(!text.contains("found /"), "it saw a file of the exercise")
    #expect(ContinuousClock.now - started < .seconds(30))
  }

  @Test func `no process and no folder outlives its grading`() throws {
    let before = try leftovers()
    for file in ["forks", "sleeps"] {
      _ = try CourseExercises.grader().grade(
        Hostile.exercise, submission: Hostile.folder.appending(path: "\(file).swift").path)
    }
    // Other gradings of this run may come and go meanwhile; those that stay are leftovers.
    var left = try leftovers().subtracting(before)
    for _ in 0..<200 where !left.isEmpty {
      usleep(100_000)
      left.formIntersection(try leftovers())
    }
    #expect(left == [])
  }

  /// Processes that run a submission.
  private func leftovers() throws -> Set<String> {
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc")
      .filter { $0.allSatisfy(\.isNumber) }
    return Set(
      processes.filter {
        let words = (try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8)) ?? ""
        return words.hasPrefix("/tmp/gradus-") && words.contains("/submission")
      })
  }
}

extension Report.Outcome {
  /// Its case, without what it carries.
  var name: String {
    switch self {
    case .graded: "graded"
    case .ungradable: "ungradable"
    case .limitExceeded: "limitExceeded"
    case .graderFault: "graderFault"
    }
  }
}
