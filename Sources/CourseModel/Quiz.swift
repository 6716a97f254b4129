/// A self-check: a question whose every wrong answer is explained, marked in the reader's browser.
public struct Quiz: Sendable, Codable {
  public enum Kind: String, Sendable, Codable {
    /// One answer is right, `( )` and `(x)`.
    case one
    /// Any number of them are, `[ ]` and `[x]`.
    case several
    /// The answer is a number, `[=]`.
    case number
    /// The answers are to be brought into order; they are kept in the right one.
    case order
  }

  public var kind: Kind
  public var question: [Block]
  public var answers: [Answer]
  public var location: SourceLocation
  /// A digest of its text: what the browser remembers an answer by, until the question changes.
  public var key: String

  public struct Answer: Sendable, Codable {
    /// What it says; of a number, as it was written.
    public var content: Prose
    public var isRight: Bool
    /// Why it is wrong, or right; of an ordering, why it stands where it does.
    public var explanation: Prose?
    /// For `Kind.number` only: `nil` there stands for every number not foreseen.
    public var number: Number?

    public init(
      content: Prose, isRight: Bool, explanation: Prose? = nil, number: Number? = nil
    ) {
      self.content = content
      self.isRight = isRight
      self.explanation = explanation
      self.number = number
    }
  }

  /// A number, written or computed by the lesson, and how far an answer may lie from it.
  public struct Number: Sendable, Codable, Hashable {
    public enum Value: Sendable, Codable, Hashable {
      case written(Double)
      case computed(InlineValue)
    }

    public var value: Value
    public var tolerance: Double
    /// Whether the tolerance is a share of the value: `± 5 %`.
    public var isRelative: Bool

    public init(value: Value, tolerance: Double = 0, isRelative: Bool = false) {
      self.value = value
      self.tolerance = tolerance
      self.isRelative = isRelative
    }
  }

  public init(
    kind: Kind, question: [Block], answers: [Answer], location: SourceLocation, key: String
  ) {
    self.kind = kind
    self.question = question
    self.answers = answers
    self.location = location
    self.key = key
  }
}
