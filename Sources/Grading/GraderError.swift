import CourseModel

/// Grading cannot begin on this machine: why, in one sentence.
public struct GraderError: Error, Sendable, CustomStringConvertible {
  public var reason: String
  public var description: String { reason }
}

/// Grading stopped before any check could decide a score.
struct Ungraded: Error {
  var outcome: Report.Outcome

  static func ungradable(_ reason: String, _ diagnostics: [Diagnostic] = []) -> Ungraded {
    Ungraded(outcome: .ungradable(reason: reason, diagnostics: diagnostics))
  }

  static func limitExceeded(_ reason: String) -> Ungraded {
    Ungraded(outcome: .limitExceeded(reason: reason))
  }

  static func fault(_ reason: String) -> Ungraded {
    Ungraded(outcome: .graderFault(reason: reason))
  }
}
