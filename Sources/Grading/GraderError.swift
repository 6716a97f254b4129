import CourseModel

/// Grading cannot begin on this machine: why, in one sentence.
public struct GraderError: Error, Sendable, CustomStringConvertible {
  public var reason: String

  public init(reason: String) { self.reason = reason }

  public var description: String { reason }
}

/// Grading stopped before any check could decide a score.
struct Ungraded: Error {
  var outcome: Report.Outcome
  /// It was a matter of time, and the machine was busy with other things.
  var wasStarved = false

  static func ungradable(_ reason: String, _ diagnostics: [Diagnostic] = []) -> Ungraded {
    Ungraded(outcome: .ungradable(reason: reason, diagnostics: diagnostics))
  }

  static func limitExceeded(_ reason: String, wasStarved: Bool = false) -> Ungraded {
    Ungraded(outcome: .limitExceeded(reason: reason), wasStarved: wasStarved)
  }

  static func fault(_ reason: String) -> Ungraded {
    Ungraded(outcome: .graderFault(reason: reason))
  }

  var isFault: Bool {
    if case .graderFault = outcome { true } else { false }
  }
}
