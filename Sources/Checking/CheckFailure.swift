import CourseModel

/// The learner's answer is not right: the facts that the feedback is made of.
public struct CheckFailure: Error, Sendable {
  public var feedback: Feedback

  public init(feedback: Feedback) { self.feedback = feedback }
}

/// The exercise is not right: nobody's submission can be graded until its author has mended it.
public struct AuthorMistake: Error, Sendable, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}
