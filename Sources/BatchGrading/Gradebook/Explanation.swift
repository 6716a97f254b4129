import CourseModel
import Foundation
import Grading

/// How one student's score of one exercise came about, from the file to the number: what an
/// instructor needs to answer a question.
public struct Explanation {
  private let entry: GradebookEntry
  private let exercise: Exercise
  private let attempts: [(submission: Submission, result: StoredResult?)]
  private let colour: Bool

  init(
    _ entry: GradebookEntry, _ exercise: Exercise,
    _ attempts: [(submission: Submission, result: StoredResult?)], colour: Bool
  ) {
    self.entry = entry
    self.exercise = exercise
    self.attempts = attempts
    self.colour = colour
  }

  public var text: String {
    var lines = ["\(printable(entry.student)), \(exercise.name): \(headline)", ""]
    for (submission, result) in attempts {
      let counts = submission.attempt == entry.countedAttempt ? " ← counts" : ""
      lines.append("Attempt \(submission.attempt): \(printable(submission.file))\(counts)")
      if let date = submission.handedIn {
        let mark = submission.isMarkedLate ? ", marked as late by the platform" : ""
        lines.append("  handed in \(date.formatted(.iso8601))\(mark)")
      }
      lines.append("  \(Self.sentence(of: result))")
    }
    if attempts.isEmpty { lines.append("Nothing was handed in for this exercise.") }
    if !entry.steps.isEmpty {
      lines += ["", "How the score came about:"] + entry.steps.map { "  · \(printable($0))" }
    }
    if !entry.comments.isEmpty {
      lines += ["", "Comments:"] + entry.comments.map { "  \(printable($0))" }
    }
    if let attention = entry.attention { lines += ["", "Look at this: \(printable(attention))"] }
    if let result = attempts.first(where: { $0.submission.attempt == entry.countedAttempt })?.result
    {
      lines += ["", ReportText(result.report, title: exercise.title, colour: colour).text]
    }
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    let standing = entry.standing.rawValue
    guard let score = entry.score else { return "no score (\(standing))" }
    return "\(points(score)) of \(entry.maximum) points (\(standing))"
  }

  private static func sentence(of result: StoredResult?) -> String {
    guard let result else { return "not graded yet" }
    let score = result.score.map { "\($0) of \(result.report.maximum) points" }
    switch result.report.outcome {
    case .graded: return score ?? "graded"
    case .limitExceeded(let reason):
      return "limit exceeded\(score.map { ", \($0)" } ?? ""): \(printable(reason))"
    case .ungradable(let reason, _): return "could not be graded: \(printable(reason))"
    case .graderFault(let reason): return "the grader failed: \(printable(reason))"
    }
  }
}
