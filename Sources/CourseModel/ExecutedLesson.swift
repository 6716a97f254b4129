/// A lesson with what each of its cells showed.
public struct ExecutedLesson: Sendable, Codable {
  public var lesson: Lesson
  /// One result a cell, in order; cells after a failed one are `notRun`.
  public var results: [CellResult]
  /// The inline values by index; `nil` where the cell before failed.
  public var values: [Int: String]

  public init(lesson: Lesson, results: [CellResult], values: [Int: String]) {
    self.lesson = lesson
    self.results = results
    self.values = values
  }

  /// Whether every cell ran as its author meant it to.
  public var succeeded: Bool { results.allSatisfy { $0.status != .failed && $0.status != .notRun } }
}

/// What became of one cell.
public struct CellResult: Sendable, Codable, Hashable {
  public enum Status: String, Sendable, Codable {
    case succeeded
    /// Failed as `fails=` says: the failure is content.
    case failedAsExpected
    case failed
    /// An earlier cell failed.
    case notRun
  }

  public var status: Status
  public var outputs: [Output]
  public var failure: CellFailure?

  public init(status: Status, outputs: [Output] = [], failure: CellFailure? = nil) {
    self.status = status
    self.outputs = outputs
    self.failure = failure
  }

  public static let notRun = CellResult(status: .notRun)
}

/// How a cell failed, in words for the person who wrote it.
public struct CellFailure: Sendable, Codable, Hashable {
  public enum Kind: String, Sendable, Codable {
    /// The compiler refused it.
    case compile
    /// A precondition, an index out of range, an overflow, a forced `nil`.
    case trap
    /// An error reached the cell's top level.
    case `throw`
    /// The cell ended the process by itself.
    case exit
    case timeLimit, cpuLimit, outputLimit, memoryLimit
    /// Somebody stopped it, or its kernel was killed beneath it.
    case interrupted
    /// An `expect(…)` of the cell did not hold.
    case expectation
    /// Marked `fails=` and yet it did not fail that way.
    case didNotFail
  }

  public var kind: Kind
  /// One sentence.
  public var message: String
  /// The lesson's own line, where it is known.
  public var location: SourceLocation?
  /// The compiler's messages, or the frames of a trap, each at the lesson's own line.
  public var diagnostics: [Diagnostic]

  public init(
    kind: Kind, message: String, location: SourceLocation? = nil, diagnostics: [Diagnostic] = []
  ) {
    self.kind = kind
    self.message = message
    self.location = location
    self.diagnostics = diagnostics
  }
}
