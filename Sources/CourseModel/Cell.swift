/// A fenced block of Swift that runs.
public struct Cell: Sendable, Codable, Hashable {
  /// How the cell's code appears on the page; it runs in each case.
  public enum Visibility: String, Sendable, Codable { case shown, hidden, folded }
  /// How the cell must fail: the failure is what it teaches, and its absence fails the build.
  public enum ExpectedFailure: String, Sendable, Codable, CaseIterable {
    case compile, trap, `throw`
  }

  /// Its number among the lesson's cells, from 0.
  public var index: Int
  /// The author's name for it, unique in the lesson.
  public var id: String?
  /// The code, exactly as it stands between the fences.
  public var source: String
  /// The first line of the code (not of the fence).
  public var location: SourceLocation
  public var visibility: Visibility
  public var expectedFailure: ExpectedFailure?
  /// `caption="…"`: what the cell's figure or table shows, as its caption (plain text).
  public var caption: String?
  public var numbersLines: Bool
  /// The inline values of the prose between this cell and the next.
  public var inlineValues: [InlineValue]

  public init(
    index: Int, id: String? = nil, source: String, location: SourceLocation,
    visibility: Visibility = .shown, expectedFailure: ExpectedFailure? = nil,
    caption: String? = nil, numbersLines: Bool = false, inlineValues: [InlineValue] = []
  ) {
    self.index = index
    self.id = id
    self.source = source
    self.location = location
    self.visibility = visibility
    self.expectedFailure = expectedFailure
    self.caption = caption
    self.numbersLines = numbersLines
    self.inlineValues = inlineValues
  }
}
