import Compiling
import CourseModel
import Foundation
import Grading
import Processes

/// Grades the Swift files of a folder with a number of threads, and prints as JSON what it took:
/// `grading-benchmark COURSE EXERCISE-FOLDER SUBMISSIONS --threads 2`.
@main
enum GradingBenchmark {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 6, words[4] == "--threads", let threads = Int(words[5]) else {
      print("Usage: grading-benchmark COURSE EXERCISE-FOLDER SUBMISSIONS --threads N")
      exit(64)
    }
    let (course, folder, submissions) = (words[1], words[2], words[3])
    let exercise = Exercise(
      name: "mlp", lesson: "l", directory: folder, title: "A network of two layers", points: 10,
      statement: [], hints: [], starter: "", limits: ExerciseLimits(seconds: 5))
    let grader = try Grader(course: course, isForMany: true)
    if let note = grader.note { FileHandle.standardError.write(Data("\(note)\n".utf8)) }
    let files = try FileManager.default.contentsOfDirectory(atPath: submissions)
      .filter { $0.hasSuffix(".swift") }.sorted()

    // The checks are compiled once a batch: part of the batch's time, even where it is empty.
    let began = ContinuousClock.now
    _ = grader.grade(exercise, submission: "\(course)/\(folder)/Solution.swift")
    let scores = Scores()
    let next = Counter()
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let number = next.next(below: files.count) {
        let report = grader.grade(exercise, submission: "\(submissions)/\(files[number])")
        scores.add(files[number], report)
      }
    }
    let result = Result(
      wallSeconds: (ContinuousClock.now - began).inSeconds, peakMegabytes: peakMegabytes(),
      sandboxMilliseconds: try sandboxMilliseconds(), scores: scores.all)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(String(decoding: try encoder.encode(result), as: UTF8.self))
  }

  private struct Result: Encodable {
    var wallSeconds: Double
    var peakMegabytes: Int
    var sandboxMilliseconds: Double
    /// `10`, or the outcome where there is no score.
    var scores: [String: String]
  }

  /// What the sandbox adds to the start of a program: the least of twenty times with and without.
  private static func sandboxMilliseconds() throws -> Double {
    let plain = Command("/usr/bin/true")
    let sandbox = Sandbox(
      mounts: [], scratchBytes: 0, hasSystemLibraries: true,
      systemCalls: SystemCallFilter(allowsProcesses: false))
    func least(_ command: Command) throws -> Double {
      try (0..<20).map { _ in
        let began = ContinuousClock.now
        _ = try command.run(timeout: .seconds(10))
        return (ContinuousClock.now - began).inSeconds
      }.min()!
    }
    return 1000 * (try least(sandbox.confining(plain, in: "/tmp")) - least(plain))
  }
}

private func peakMegabytes() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss / 1024
}

private final class Scores: @unchecked Sendable {
  private let lock = NSLock()
  private var scores: [String: String] = [:]

  var all: [String: String] { lock.withLock { scores } }

  func add(_ file: String, _ report: Report) {
    let text =
      switch report.outcome {
      case .graded: "\(report.score)"
      case .limitExceeded: "\(report.score), limit exceeded"
      case .ungradable: "ungradable"
      case .graderFault(let reason): "fault: \(reason)"
      }
    lock.withLock { scores[file] = text }
  }
}

private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  func next(below limit: Int) -> Int? {
    lock.withLock {
      guard count < limit else { return nil }
      count += 1
      return count - 1
    }
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
