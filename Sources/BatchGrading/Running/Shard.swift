import Compiling
import Grading

/// One of several equal parts of a batch, for one of several machines: `2/8`.
///
/// Which part an attempt belongs to follows from its student and exercise alone, so that machines
/// need not agree on anything else, and a late upload moves nothing between them.
public struct Shard: Sendable, Hashable {
  /// From 1.
  public var number: Int
  public var count: Int

  /// - Returns: `nil` for what is not of the form `I/N` with 1 ≤ I ≤ N.
  public init?(_ text: String) {
    guard let match = text.wholeMatch(of: #/(\d{1,5})/(\d{1,5})/#),
      let number = Int(match.1), let count = Int(match.2), number >= 1, number <= count
    else { return nil }
    self.number = number
    self.count = count
  }

  public func contains(_ submission: Submission) -> Bool {
    Fingerprint([submission.student, submission.exercise]).part(of: count) == number - 1
  }
}
