import Foundation

/// What an instructor decided beside the checks: when things are due, what being late costs, how
/// many attempts count, who has more time, and which scores are set by hand.
///
/// A rule may be for one student, one exercise, both, or all; of several the closest is taken.
public struct Policy: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case due, grace, late, cutoff, attempts, count, extended = "extension", excused, override
    case points, comment
  }

  public enum Value: Sendable, Hashable {
    case date(Date)
    case seconds(Double)
    case deduction(LateDeduction)
    case number(Int)
    case choice(AttemptChoice)
    case points(Double)
    case nothing
  }

  struct Rule: Sendable {
    var kind: Kind
    /// `nil` stands for all.
    var student: String?
    var exercise: String?
    var value: Value
    var comment: String
    /// `policy.csv:4`, for explanations.
    var place: String

    var closeness: Int { (student == nil ? 0 : 2) + (exercise == nil ? 0 : 1) }
  }

  var rules: [Rule] = []

  public init() {}
}

/// Which of the attempts that count gives the score.
public enum AttemptChoice: String, Sendable, CaseIterable { case last, best, first }

extension Policy {
  /// The closest rule of a kind; of equally close ones the last.
  func rule(_ kind: Kind, _ student: String, _ exercise: String) -> Rule? {
    rules(kind, student, exercise).enumerated().max {
      ($0.element.closeness, $0.offset) < ($1.element.closeness, $1.offset)
    }?.element
  }

  /// All rules of a kind for one student's exercise, in order.
  func rules(_ kind: Kind, _ student: String, _ exercise: String) -> [Rule] {
    rules.filter {
      $0.kind == kind && ($0.student ?? student) == student
        && ($0.exercise ?? exercise) == exercise
    }
  }

  /// The time until which a student may hand in, extensions and grace included.
  func deadline(_ student: String, _ exercise: String) -> Deadline? {
    let due = rule(.due, student, exercise)
    let longer = rule(.extended, student, exercise)
    let date: Date
    switch (due?.value, longer?.value) {
    case (_, .date(let later)?): date = later
    case (.date(let due)?, .seconds(let more)?): date = due + more
    case (.date(let due)?, _): date = due
    default: return nil
    }
    var grace = 0.0
    if case .seconds(let seconds)? = rule(.grace, student, exercise)?.value { grace = seconds }
    return Deadline(date: date, grace: grace, extensionComment: longer?.comment)
  }
}

/// Until when an exercise could be handed in.
struct Deadline: Sendable {
  var date: Date
  /// Seconds that are not counted; who needs more is late from the deadline on.
  var grace: Double
  /// Why it is later than for others; `nil` where it is not.
  var extensionComment: String?

  func secondsLate(at date: Date) -> Double {
    let late = date.timeIntervalSince(self.date)
    return late > grace ? late : 0
  }
}
