/// What comparing an analytic gradient with central differences found.
///
/// ```swift
/// let check = checkGradient(of: { $0["x"].sum() }, at: ["x": x])
/// check.passed     // true
/// ```
/// The relative error of an entry is |a − n| / max(floor, |a| + |n|), where a is the analytic and
/// n the numeric derivative. The floor is 10⁻⁸, or more where rounding in f alone could disguise a
/// derivative that small: a difference that rounding can explain is no error.
public struct GradientCheck: Sendable, Hashable {
  /// One input of the function, with the entry that agreed worst.
  public struct Entry: Sendable, Hashable {
    /// The input's name.
    public var input: String
    /// How many entries of the input, or directions, were compared.
    public var count: Int
    /// Where it agreed worst, one index for each axis; empty for a tensor of rank 0, and for
    /// directions.
    public var worstIndex: [Int]
    /// The derivative a there, from `backward` or by hand; 0 without a gradient of its shape.
    public var analytic: Double
    /// The central difference n = (f(x + h) − f(x − h)) / 2h there.
    public var numeric: Double
    /// |a − n| / max(floor, |a| + |n|) there, 0 to 1; 1 if a or n is not finite.
    public var relativeError: Double
    /// How many entries lie at a kink, as |x| has at 0, with an analytic derivative between the
    /// slopes on either side. No difference can tell more, so they are left out.
    public var kinks = 0
    /// Whether random directions were compared instead of single entries: the derivative along
    /// one is ⟨gradient, direction⟩, in which every entry of a large input has a part.
    public var isDirectional = false
  }

  /// The relative error up to which an entry passes.
  public let tolerance: Double
  /// What the analytic gradient was computed in; the differences are always in Double.
  public let precision: Precision
  /// Whether two calls at one point gave the same value, without which nothing can be compared.
  public let isRepeatable: Bool
  /// One for each input, in the order given; for a large one a second, of directions.
  public let entries: [Entry]
  /// What probably went wrong, where one cause fits.
  public let diagnosis: String?
}

extension GradientCheck {
  /// Whether the function is repeatable and every entry's relative error within the tolerance.
  public var passed: Bool {
    isRepeatable && entries.allSatisfy { $0.relativeError <= tolerance }
  }

  /// The entry with the largest relative error.
  public var worst: Entry? { entries.max { $0.relativeError < $1.relativeError } }
}

extension GradientCheck: CustomStringConvertible {
  /// The verdict, a line for each input with its worst entry, and any diagnosis.
  public var description: String {
    let mode = precision == .float64 ? "" : ", analytic in Float"
    var lines = [
      "Gradient check \(passed ? "passed" : "failed") "
        + "(tolerance \(formatted(tolerance, "%g"))\(mode))"
    ]
    for entry in entries {
      let place =
        entry.isDirectional
        ? "worst of \(entry.count) random directions"
        : "worst of \(entry.count) at \(entry.worstIndex)"
      lines.append(
        "  \(entry.relativeError <= tolerance ? "✓" : "✗") \(entry.input): \(place): analytic "
          + formatted(entry.analytic, "%.8g") + ", numeric " + formatted(entry.numeric, "%.8g")
          + ", relative error " + formatted(entry.relativeError, "%.1e")
          + (entry.kinks == 0 ? "" : ", \(entry.kinks) at kinks left out"))
    }
    if let diagnosis { lines.append("  \(diagnosis)") }
    return lines.joined(separator: "\n")
  }
}
