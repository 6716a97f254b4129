/// What grading one submission found: the outcome, the score, and a verdict a check.
public struct Report: Sendable, Codable {
  public var exercise: String
  public var outcome: Outcome
  /// Every check of the exercise, in order; empty unless something ran.
  public var verdicts: [Verdict]
  /// Points that full marks would give.
  public var maximum: Int
  /// What the submission printed, as it is: escape before showing.
  public var printed: String
  /// What to read again, where points are missing: a heading of the exercise's lesson.
  public var reread: Rereading?

  /// Never a silent zero: a score exists only where checks decided it.
  public enum Outcome: Sendable, Codable, Hashable {
    case graded
    /// Not compiled, not readable, wrong files: no attempt used.
    case ungradable(reason: String, diagnostics: [Diagnostic])
    case limitExceeded(reason: String)
    /// The grader's own trouble: never scored.
    case graderFault(reason: String)
  }

  public init(
    exercise: String, outcome: Outcome, verdicts: [Verdict], maximum: Int, printed: String = "",
    reread: Rereading? = nil
  ) {
    self.exercise = exercise
    self.outcome = outcome
    self.verdicts = verdicts
    self.maximum = maximum
    self.printed = printed
    self.reread = reread
  }

  public var score: Int { verdicts.reduce(0) { $0 + $1.earned } }
  public var hasFullMarks: Bool { outcome == .graded && score == maximum }
}

/// A section of a lesson that explains what a submission got wrong.
public struct Rereading: Sendable, Codable, Hashable {
  /// The lesson's folder, such as `05-mlp-backprop`.
  public var lesson: String
  /// The section's heading.
  public var section: String

  public init(lesson: String, section: String) {
    self.lesson = lesson
    self.section = section
  }
}

/// The result of one check.
public struct Verdict: Sendable, Codable, Hashable {
  public enum Status: String, Sendable, Codable { case passed, failed, skipped }

  public var check: String
  /// The part of the exercise that it belongs to.
  public var part: String?
  public var isHidden: Bool
  public var points: Int
  public var earned: Int
  public var status: Status
  public var feedback: Feedback?

  public init(
    check: String, part: String? = nil, isHidden: Bool, points: Int, earned: Int, status: Status,
    feedback: Feedback? = nil
  ) {
    self.check = check
    self.part = part
    self.isHidden = isHidden
    self.points = points
    self.earned = earned
    self.status = status
    self.feedback = feedback
  }
}

/// The facts behind a failed check; their wording lives in `Grading`.
public struct Feedback: Sendable, Codable, Hashable {
  public struct Argument: Sendable, Codable, Hashable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The function called, such as `hiddenDeltas`.
  public var function: String?
  public var arguments: [Argument]
  public var expected: String?
  public var actual: String?
  /// Where the two differ most.
  public var worstIndex: [Int]?
  public var relativeError: Double?
  /// The same gradient measured by differences, which owe nothing to the reference.
  public var measured: String?
  public var diagnosis: GradientDiagnosis?
  /// What the author of the check has to say about this failure.
  public var remark: String?
  /// The call did not answer: a trap, an error, a time-out, in one sentence.
  public var breakdown: String?
  /// The heading in the exercise's lesson that explains it.
  public var reread: String?

  public init(
    function: String? = nil, arguments: [Argument] = [], expected: String? = nil,
    actual: String? = nil, worstIndex: [Int]? = nil, relativeError: Double? = nil,
    measured: String? = nil, diagnosis: GradientDiagnosis? = nil, remark: String? = nil,
    breakdown: String? = nil, reread: String? = nil
  ) {
    self.function = function
    self.arguments = arguments
    self.expected = expected
    self.actual = actual
    self.worstIndex = worstIndex
    self.relativeError = relativeError
    self.measured = measured
    self.diagnosis = diagnosis
    self.remark = remark
    self.breakdown = breakdown
    self.reread = reread
  }
}

/// The likeliest reason why a gradient is wrong.
public enum GradientDiagnosis: Sendable, Codable, Hashable {
  case negated
  /// Off by one constant factor; `meaning` names it where it is a size of the problem.
  case factor(Double, meaning: String?)
  case transposed
  /// The difference equals a term that the check's author named.
  case missingTerm(String)
  case doubledTerm(String)
  /// Summed over another axis than the right one.
  case wrongAxis(Int, right: Int)
  /// The derivative of the activation of this name does not come in, or comes in twice.
  case forgottenDerivative(String)
  case doubledDerivative(String)
  /// The gradient of an earlier call, of which values were kept.
  case stale
  /// The gradients of earlier calls are added to this one.
  case accumulated
  case zero
  case notFinite
}
