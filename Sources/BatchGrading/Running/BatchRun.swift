import Compiling
import CourseModel
import Foundation
import Grading

/// Grades many submissions at once, keeps each result as soon as it is known, and grades nothing
/// twice.
///
/// ```swift
/// let run = BatchRun(grader: grader, exercises: exercises, store: ResultStore("grades"))
/// let summary = try run.grade(taken.submissions) { print($0.done, "of", $0.total) }
/// ```
/// Killed at any moment, it goes on from what it kept. A fault of the grader itself is tried again
/// after all else, and then kept as what it is.
public struct BatchRun: Sendable {
  public var exercises: [Exercise]
  public var store: ResultStore
  /// Submissions graded at the same time.
  public var workers: Int
  private let versions: [String: GradingVersion]
  private let grade: @Sendable (Exercise, _ file: String, _ student: String) -> Report

  public init(
    grader: Grader, exercises: [Exercise], store: ResultStore, workers: Int? = nil
  ) {
    self.init(
      exercises: exercises, store: store, workers: workers,
      versions: Dictionary(
        uniqueKeysWithValues: exercises.map { ($0.name, grader.version(of: $0)) })
    ) { grader.grade($0, submission: $1, student: $2) }
  }

  /// - Parameter grade: What makes a report of an exercise, a file and its student, called from
  ///   several threads.
  package init(
    exercises: [Exercise], store: ResultStore, workers: Int? = nil,
    versions: [String: GradingVersion],
    grade: @escaping @Sendable (Exercise, _ file: String, _ student: String) -> Report
  ) {
    self.exercises = exercises
    self.store = store
    self.workers = max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount)
    self.versions = versions
    self.grade = grade
  }
}

/// How far a batch is.
public struct BatchProgress: Sendable {
  public var done = 0
  public var total: Int
  /// Of those done, how many were known from an earlier run.
  public var known = 0
  /// What was graded last, and what became of it.
  public var last: StoredResult?

  public init(total: Int) { self.total = total }
}

/// What one run of a batch did.
public struct BatchSummary: Sendable, Equatable {
  public var total = 0
  public var graded = 0
  public var known = 0
  /// Why earlier results were not kept, with how many of each.
  public var changes: [String: Int] = [:]
  public var faults = 0
  public var isCancelled = false
}

extension BatchRun {
  /// - Parameters:
  ///   - isCancelled: Asked between two submissions.
  ///   - report: Called from several threads, one call at a time.
  /// - Throws: `WritingError` when a result cannot be kept. Those kept before stay.
  public func grade(
    _ submissions: [Submission], isCancelled: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) throws(WritingError) -> BatchSummary {
    let queue = SubmissionQueue(
      run: self, submissions: submissions, isCancelled: isCancelled, report: report)
    for _ in 0..<min(workers, max(1, submissions.count)) { queue.startWorker() }
    return try queue.wait()
  }

  /// The result that is already known and still holds, or why there is none.
  func known(
    _ submission: Submission, _ key: ResultKey
  ) -> (result: StoredResult?, change: String?) {
    guard
      let earlier = store.result(
        student: submission.student, exercise: submission.exercise, attempt: submission.attempt)
    else { return (nil, nil) }
    if let change = key.change(since: earlier.key) { return (nil, change) }
    return earlier.isFault ? (nil, "the grader had failed") : (earlier, nil)
  }

  /// What the submission is, read once: the bytes that are graded are those that the key names.
  func read(
    _ submission: Submission
  ) -> (contents: Result<[UInt8], UnreadableSubmission>, key: ResultKey) {
    let version = versions[submission.exercise]
    let contents = Result { () throws(UnreadableSubmission) in
      try submission.place.bytes(of: submission.file)
    }
    let name =
      switch contents {
      case .success(let bytes): Fingerprint([], bytes).description
      case .failure(let error): Fingerprint([error.reason]).description
      }
    return (
      contents,
      ResultKey(
        submission: name, exercise: version?.exercise ?? "", compiler: version?.compiler ?? "")
    )
  }

  /// - Throws: `WritingError` when not even a copy of the submission can be laid down.
  func result(
    of submission: Submission, _ contents: Result<[UInt8], UnreadableSubmission>, _ key: ResultKey
  ) throws(WritingError) -> StoredResult {
    try StoredResult(
      student: submission.student, exercise: submission.exercise, attempt: submission.attempt,
      file: submission.file, handedIn: submission.handedIn,
      isMarkedLate: submission.isMarkedLate, key: key,
      report: report(on: submission, contents))
  }

  private func report(
    on submission: Submission, _ contents: Result<[UInt8], UnreadableSubmission>
  ) throws(WritingError) -> Report {
    let exercise = exercises.first { $0.name == submission.exercise }!
    switch contents {
    case .failure(let error):
      return Report(
        exercise: exercise.name, outcome: .ungradable(reason: error.reason, diagnostics: []),
        verdicts: [], maximum: exercise.points)
    case .success(let bytes):
      let copy = try PrivateCopy(of: bytes, named: "\(exercise.name).swift", in: store)
      return grade(exercise, copy.path, submission.student).renaming(copy.path, to: submission.file)
    }
  }
}
