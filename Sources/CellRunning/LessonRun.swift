import CourseModel

/// What running a lesson gave, and what it took.
public struct LessonRun: Sendable {
  public var executed: ExecutedLesson
  /// The compiler's warnings about the lesson's cells, at the lesson's own lines.
  public var warnings: [Diagnostic]
  /// Whether everything was known from an earlier run of the same cells.
  public var isFromCache: Bool
  /// Why each cell that was started was; none where everything was known.
  public var reasons: [RunReason] = []

  public init(
    executed: ExecutedLesson, warnings: [Diagnostic] = [], isFromCache: Bool = false
  ) {
    self.executed = executed
    self.warnings = warnings
    self.isFromCache = isFromCache
  }

  /// How many cells were started.
  public var cellsRun: Int { reasons.count }
  /// How many of them only for the sake of the state that a changed cell begins in.
  public var cellsRestored: Int {
    reasons.count { if case .restoring = $0 { true } else { false } }
  }
}

/// What happens while a lesson runs.
public enum LessonEvent: Sendable {
  /// The cell of this index, of so many in the lesson, is about to run.
  case started(cell: Int, of: Int)
  /// The cell called `progress(step, of: count)`.
  case progress(cell: Int, step: Int, of: Int)
  case finished(cell: Int, CellResult)
}
