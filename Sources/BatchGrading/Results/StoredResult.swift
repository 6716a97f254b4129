import CourseModel
import Foundation
import Grading

/// What grading one attempt found, as it is kept: the report, and what it was made from.
public struct StoredResult: Sendable, Codable {
  public var student: String
  public var exercise: String
  /// From 1, the earliest first.
  public var attempt: Int
  /// The file as the student named it.
  public var file: String
  public var handedIn: Date?
  public var isMarkedLate: Bool
  public var key: ResultKey
  public var report: Report
}

/// Everything that a result depends on, as three short names that tell what changed.
public struct ResultKey: Sendable, Codable, Hashable {
  /// The submission's bytes, or why they cannot be had.
  public var submission: String
  /// The exercise's checks, solution, interface and limits.
  public var exercise: String
  /// The compiler, and the libraries that submissions and checks are linked with.
  public var compiler: String

  /// What differs from an earlier key, in the words of the summary; `nil` where nothing does.
  public func change(since earlier: ResultKey) -> String? {
    if submission != earlier.submission { return "the submission changed" }
    if exercise != earlier.exercise { return "the checks changed" }
    if compiler != earlier.compiler { return "the compiler changed" }
    return nil
  }
}

extension StoredResult {
  /// A fault of the grader decides nothing: the next run tries again.
  public var isFault: Bool {
    if case .graderFault = report.outcome { return true }
    return false
  }

  /// Points that checks decided; `nil` where none did. That is not a score of zero.
  public var score: Int? { report.verdicts.isEmpty ? nil : report.score }
}
