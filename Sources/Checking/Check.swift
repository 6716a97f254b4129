/// One thing that a right answer does, worth points.
///
/// ```swift
/// Check("answers all four rows", points: 2) { student in
///   for (a, b) in rows {
///     try student.expect(student.thresholdXOR(a: a, b: b), equals: thresholdXOR(a: a, b: b))
///   }
/// }
/// ```
/// The closure calls the learner's functions through `student`, and this exercise's `Solution.swift`
/// directly. It passes by returning and fails by throwing: all the points or none.
public struct Check: Sendable {
  public let name: String
  /// The part of the exercise that its points belong to, as `Exercise.md` names it.
  public let part: String?
  public let points: Int
  /// Names of checks without which this one makes no sense: when one of them fails, this is skipped.
  public let dependencies: [String]
  /// What its feedback may tell where it is hidden.
  public let reveals: Revelation
  /// The heading in the exercise's lesson that explains what this check is about.
  public let reread: String?
  let body: @Sendable (Student) throws -> Void

  /// - Parameters:
  ///   - after: Checks that must have passed, else this one is skipped.
  ///   - reveals: What the feedback of a hidden check may tell.
  ///   - reread: A heading in the exercise's lesson, shown when the check fails.
  public init(
    _ name: String, part: String? = nil, points: Int = 1, after dependencies: String...,
    reveals: Revelation = .remark, reread: String? = nil,
    body: @escaping @Sendable (Student) throws -> Void
  ) {
    self.name = name
    self.part = part
    self.points = points
    self.dependencies = dependencies
    self.reveals = reveals
    self.reread = reread
    self.body = body
  }
}

/// How much a hidden check's feedback may tell beside its name.
public enum Revelation: Sendable, Hashable {
  /// That it failed.
  case nothing
  /// The remark that its author wrote for the failure, and in general terms that a call broke down.
  case remark
  /// What a visible check's feedback tells: inputs, expected and actual values, the diagnosis.
  case everything
}

/// A part of an exercise as the checker knows it, in the order in which parts are graded.
public struct Part: Sendable {
  let name: String
  let dependencies: [String]

  /// - Parameter after: Earlier parts that must have earned all their points.
  public init(_ name: String, after dependencies: [String] = []) {
    self.name = name
    self.dependencies = dependencies
  }
}
