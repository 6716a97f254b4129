/// A file that is not what its reader needs, in one sentence a difference; nothing was loaded.
///
/// ```
/// train-images.gz: expected 2051 as the magic number, found 2049.
/// ```
public struct DataFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One way in which the file is not what it should be.
  public struct Difference: Sendable, Hashable {
    /// What the reader needs, such as `2051 as the magic number`.
    public let expected: String
    /// What there is, such as `2049`.
    public let found: String

    /// What a reader needs, and what there is.
    public init(expected: String, found: String) {
      self.expected = expected
      self.found = found
    }
  }

  /// The file as the caller named it.
  public let path: String
  /// All that is wrong, as far as it could be seen; at least one.
  public let differences: [Difference]

  /// A file with the given differences.
  public init(path: String, differences: [Difference]) {
    self.path = path
    self.differences = differences
  }

  init(_ path: String, expected: String, found: String) {
    self.init(path: path, differences: [Difference(expected: expected, found: found)])
  }

  /// One sentence for each difference, each on a line of its own.
  public var description: String {
    differences.map { "\(path): expected \($0.expected), found \($0.found)." }
      .joined(separator: "\n")
  }
}
