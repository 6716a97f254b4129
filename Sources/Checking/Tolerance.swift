import GradingProtocol

/// How far a number may be from the expected one: |actual − expected| ≤ absolute + relative·|expected|.
///
/// A plain number means both: `within: 1e-6`.
public struct Tolerance: Sendable, Hashable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral
{
  public var absolute: Double
  public var relative: Double

  public init(absolute: Double, relative: Double) {
    self.absolute = absolute
    self.relative = relative
  }

  public init(floatLiteral value: Double) { self.init(absolute: value, relative: value) }
  public init(integerLiteral value: Int) { self.init(floatLiteral: Double(value)) }

  /// 1e-9, or 1e-5 where one of both sides is of single precision.
  public static let automatic = Tolerance(absolute: -1, relative: -1)
  public static let exact: Tolerance = 0
}

extension Tolerance {
  func resolved(_ expected: NumericArray, _ actual: NumericArray) -> Tolerance {
    guard self == .automatic else { return self }
    return expected.kind == .single || actual.kind == .single ? 1e-5 : 1e-9
  }

  /// Never true where NaN or an infinity is involved: nothing that is not finite counts as an answer.
  func accepts(_ actual: Double, for expected: Double) -> Bool {
    actual.isFinite && expected.isFinite
      && abs(actual - expected) <= absolute + relative * abs(expected)
  }
}
