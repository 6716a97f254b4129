import CourseModel
import Foundation

/// What became of one student's exercise: which attempt counts, and how its score came about.
public struct GradebookEntry: Sendable {
  public var student: String
  public var exercise: String
  public var maximum: Int
  public var standing: Standing
  /// The final score; `nil` where there is none. That is not zero.
  public var score: Double?
  /// What the checks gave the counted attempt.
  public var machine: Int?
  public var deduction = 0.0
  /// A human's points, added to the machine's.
  public var human = 0.0
  public var comments: [String] = []
  /// How it came about, one sentence a step.
  public var steps: [String] = []
  /// What the instructor should look at.
  public var attention: String?
  /// The number of the attempt that counts, and how many there are.
  public var countedAttempt: Int?
  public var attempts = 0

  public enum Standing: String, Sendable, CaseIterable {
    case graded
    case limitExceeded = "limit exceeded"
    case ungradable
    case graderFault = "grader fault"
    case tooLate = "too late"
    case overridden
    case excused
    case notHandedIn = "not handed in"
    case notGradedYet = "not graded yet"
  }
}

/// Applies the policy to what grading found.
public struct Settlement: Sendable {
  public var policy: Policy

  public init(policy: Policy) { self.policy = policy }
}

/// One attempt as settling needs it: what was found, without the report's words.
struct AttemptOutcome: Sendable {
  var attempt: Int
  var file: String
  var handedIn: Date?
  var isMarkedLate: Bool
  /// `nil` where it has not been graded.
  var outcome: Report.Outcome?
  var score: Int?

  init(_ submission: Submission, _ result: StoredResult?) {
    attempt = submission.attempt
    file = submission.file
    handedIn = submission.handedIn
    isMarkedLate = submission.isMarkedLate
    outcome = result?.report.outcome
    score = result?.score
  }
}

extension Settlement {
  func settle(
    _ student: String, _ exercise: Exercise, _ attempts: [AttemptOutcome], problem: String?
  ) -> GradebookEntry {
    var entry = GradebookEntry(
      student: student, exercise: exercise.name, maximum: exercise.points,
      standing: .notHandedIn, attempts: attempts.count)
    settleMachine(&entry, exercise, attempts, problem)
    addHuman(&entry)
    if let rule = policy.rule(.excused, student, exercise.name) {
      entry.standing = .excused
      entry.score = nil
      entry.attention = nil
      step(&entry, "excused (\(rule.place))", rule.comment)
    }
    if let rule = policy.rule(.override, student, exercise.name), case .points(let set) = rule.value
    {
      entry.standing = .overridden
      entry.score = set
      entry.attention = nil
      step(&entry, "the score is set to \(points(set)) (\(rule.place))", rule.comment)
    }
    return entry
  }

  private func settleMachine(
    _ entry: inout GradebookEntry, _ exercise: Exercise, _ attempts: [AttemptOutcome],
    _ problem: String?
  ) {
    guard !attempts.isEmpty else {
      if let problem {
        entry.steps.append(problem)
        entry.attention = problem
      }
      return
    }
    guard let counted = counted(attempts, &entry) else { return }
    entry.countedAttempt = counted.attempt
    entry.machine = counted.score
    switch counted.outcome {
    case nil:
      entry.standing = .notGradedYet
      entry.attention = "not graded yet: run the same command again"
      return
    case .graderFault(let reason):
      entry.standing = .graderFault
      entry.attention = "the grader failed: \(reason)"
      return
    case .ungradable(let reason, _):
      entry.standing = .ungradable
      entry.attention = reason
      return
    case .limitExceeded(let reason):
      entry.standing = .limitExceeded
      entry.steps.append(reason)
      if counted.score == nil { entry.attention = reason }
    case .graded: entry.standing = .graded
    }
    guard let machine = counted.score else { return }
    entry.steps.append("the checks give \(machine) of \(exercise.points) points")
    entry.score = Double(machine)
    applyLateness(of: counted, &entry)
  }

  /// The attempt that gives the score.
  private func counted(
    _ attempts: [AttemptOutcome], _ entry: inout GradebookEntry
  ) -> AttemptOutcome? {
    // What could not be graded uses up no attempt.
    var left = Int.max
    if case .number(let most)? = policy.rule(.attempts, entry.student, entry.exercise)?.value {
      left = most
    }
    var scored: [AttemptOutcome] = []
    var beyond = 0
    for attempt in attempts where attempt.score != nil {
      if left > 0 { scored.append(attempt) } else { beyond += 1 }
      left -= 1
    }
    if beyond > 0 {
      entry.steps.append("\(beyond) of \(attempts.count) attempts are more than allowed")
    }
    guard !scored.isEmpty else { return attempts.last }
    var choice = AttemptChoice.last
    if case .choice(let said)? = policy.rule(.count, entry.student, entry.exercise)?.value {
      choice = said
    }
    let chosen: AttemptOutcome?
    switch choice {
    case .last: chosen = scored.last
    case .first: chosen = scored.first
    case .best:
      chosen = scored.max {
        (worth($0, entry), -$0.attempt) < (worth($1, entry), -$1.attempt)
      }
    }
    if attempts.count > 1, let chosen {
      entry.steps.append(
        "attempt \(chosen.attempt) of \(attempts.count) counts, the \(choice.rawValue) that could be scored"
      )
      if choice == .last, let last = attempts.last, last.score == nil {
        entry.attention = "the last attempt could not be scored; the one before it counts"
      }
    }
    return chosen
  }

  /// Points after lateness, to tell which attempt is the best.
  private func worth(_ attempt: AttemptOutcome, _ entry: GradebookEntry) -> Double {
    var trial = entry
    trial.score = attempt.score.map(Double.init)
    applyLateness(of: attempt, &trial)
    return trial.score ?? -1
  }

  private func applyLateness(of attempt: AttemptOutcome, _ entry: inout GradebookEntry) {
    guard let deadline = policy.deadline(entry.student, entry.exercise) else {
      if attempt.isMarkedLate {
        entry.attention = "the platform marked it as late, and no rule says when it was due"
      }
      return
    }
    guard let handedIn = attempt.handedIn else {
      entry.attention = "when it was handed in is not known"
      return
    }
    if let comment = deadline.extensionComment {
      step(&entry, "due \(deadline.date.formatted(.iso8601)), after an extension", comment)
    }
    let late = deadline.secondsLate(at: handedIn)
    if late <= 0 {
      if attempt.isMarkedLate, deadline.extensionComment == nil {
        entry.attention = "the platform marked it as late, but its time is before the deadline"
      }
      return
    }
    if case .seconds(let cutoff)? = policy.rule(.cutoff, entry.student, entry.exercise)?.value,
      late > cutoff
    {
      entry.standing = .tooLate
      entry.score = 0
      entry.steps.append("handed in \(Amount.span(late)) late: after the last moment, so 0 points")
      return
    }
    guard let rule = policy.rule(.late, entry.student, entry.exercise),
      case .deduction(let deduction) = rule.value
    else {
      entry.steps.append("handed in \(Amount.span(late)) late, which costs nothing")
      return
    }
    let cost = min(
      entry.score ?? 0, deduction.points(late: late, maximum: entry.maximum))
    entry.deduction = cost
    entry.score = (entry.score ?? 0) - cost
    entry.steps.append(
      "handed in \(Amount.span(late)) late: −\(points(cost)) points (\(rule.place))")
  }

  private func addHuman(_ entry: inout GradebookEntry) {
    for rule in policy.rules(.points, entry.student, entry.exercise) {
      guard case .points(let given) = rule.value else { continue }
      entry.human += given
      step(
        &entry, "\(given < 0 ? "−" : "+")\(points(abs(given))) points by hand (\(rule.place))", "")
      if !rule.comment.isEmpty { entry.comments.append(rule.comment) }
    }
    for rule in policy.rules(.comment, entry.student, entry.exercise) {
      entry.comments.append(rule.comment)
    }
    if entry.human != 0 {
      // A human's points are a score, also where no check decided one.
      entry.score = max(0, (entry.score ?? 0) + entry.human)
    }
  }

  private func step(_ entry: inout GradebookEntry, _ sentence: String, _ comment: String) {
    entry.steps.append(comment.isEmpty ? sentence : "\(sentence): \(comment)")
  }
}
