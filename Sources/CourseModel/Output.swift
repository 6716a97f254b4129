/// What a cell showed, in the order in which it showed it.
///
/// The JSON form of each case is what `Notebook` writes as a frame; see `Sources/Notebook`.
public enum Output: Sendable, Codable, Hashable {
  /// What the cell printed.
  case text(String)
  /// The cell's trailing expression, or a value given to `show`.
  case value(String)
  case table(OutputTable)
  case figure(OutputFigure)
  case gradientReport(GradientReport)
  case expectation(Expectation)
}

public struct OutputTable: Sendable, Codable, Hashable {
  public var columns: [String]
  public var rows: [[String]]
  public var caption: String?

  public init(columns: [String], rows: [[String]], caption: String? = nil) {
    self.columns = columns
    self.rows = rows
    self.caption = caption
  }
}

/// An SVG drawing with its text alternative, and its data for who cannot see it.
public struct OutputFigure: Sendable, Codable, Hashable {
  public var svg: String
  public var alternative: String
  public var caption: String?
  /// Of a live figure: it takes the place of the cell's earlier figure with the same id.
  public var id: String?
  /// What is drawn as a table; its caption says what it leaves out.
  public var data: OutputTable?

  public init(
    svg: String, alternative: String, caption: String? = nil, id: String? = nil,
    data: OutputTable? = nil
  ) {
    self.svg = svg
    self.alternative = alternative
    self.caption = caption
    self.id = id
    self.data = data
  }
}

/// The result of comparing analytic gradients with central differences.
public struct GradientReport: Sendable, Codable, Hashable {
  public struct Row: Sendable, Codable, Hashable {
    public var input: String
    public var entries: Int
    public var worstIndex: [Int]
    public var analytic: Double
    public var numeric: Double
    public var relativeError: Double
    public var passed: Bool

    public init(
      input: String, entries: Int, worstIndex: [Int], analytic: Double, numeric: Double,
      relativeError: Double, passed: Bool
    ) {
      self.input = input
      self.entries = entries
      self.worstIndex = worstIndex
      self.analytic = analytic
      self.numeric = numeric
      self.relativeError = relativeError
      self.passed = passed
    }
  }

  public var rows: [Row]
  public var tolerance: Double
  public var passed: Bool
  /// What probably went wrong, where one cause fits.
  public var diagnosis: String?

  public init(rows: [Row], tolerance: Double, passed: Bool, diagnosis: String? = nil) {
    self.rows = rows
    self.tolerance = tolerance
    self.passed = passed
    self.diagnosis = diagnosis
  }
}

/// A claim that a lesson makes about its own numbers, and whether it held.
public struct Expectation: Sendable, Codable, Hashable {
  public var claim: String
  public var held: Bool
  /// The value found, where the claim is about one.
  public var found: String?

  public init(claim: String, held: Bool, found: String? = nil) {
    self.claim = claim
    self.held = held
    self.found = found
  }
}
