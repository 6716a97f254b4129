import Foundation

/// One attempt of one student at one exercise: where its bytes are, and when it was handed in.
public struct Submission: Sendable, Hashable {
  public var student: String
  public var exercise: String
  /// From 1, the earliest first.
  public var attempt: Int
  /// The file as the student named it, with the folders it lay in: what feedback points to.
  public var file: String
  public var handedIn: Date?
  /// The learning platform marked it as late, by its own clock.
  public var isMarkedLate: Bool
  public var place: FilePlace
}

/// Something of a student's that could not be taken for a submission.
public struct IntakeProblem: Sendable, Hashable {
  public var student: String
  /// The exercise for which nothing was found; `nil` when all are concerned.
  public var missingExercise: String?
  /// One sentence for the instructor and the student.
  public var reason: String
}

/// What a folder of uploads turned out to hold.
public struct TakenIn: Sendable {
  public var layout: Layout
  /// Ordered by student, exercise and attempt.
  public var submissions: [Submission]
  /// Everybody of whom there is anything, or whom the roster names.
  public var students: [Student]
  /// What each student's upload lacks or holds too much of, in the order found.
  public var problems: [IntakeProblem]
}

/// A student, as the roster has it or as the upload's name says.
public struct Student: Sendable, Hashable, Comparable {
  public var identifier: String
  public var name: String?
  public var section: String?
  /// Not on the roster, where there is one.
  public var isUnknown = false

  public static func < (a: Student, b: Student) -> Bool { a.identifier < b.identifier }
}
