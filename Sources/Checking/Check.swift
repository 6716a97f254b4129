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
  public let points: Int
  /// Names of checks without which this one makes no sense: when one of them fails, this is skipped.
  public let dependencies: [String]
  let body: @Sendable (Student) throws -> Void

  public init(
    _ name: String, points: Int = 1, after dependencies: String...,
    body: @escaping @Sendable (Student) throws -> Void
  ) {
    self.name = name
    self.points = points
    self.dependencies = dependencies
    self.body = body
  }
}
