import Plotting

/// One way of writing all numbers of a column, so that their points line up.
struct NumberColumn {
  /// Digits after the point, or `nil` where one count does not serve all.
  private let places: Int?

  init(_ numbers: [Double], significant: Int = 4) {
    let digits = numbers.filter(\.isFinite).map {
      DecimalDigits($0).rounded(significant: significant)
    }
    .filter { !$0.isZero }
    guard let largest = digits.map(\.exponent).max(), let smallest = digits.map(\.exponent).min()
    else {
      places = 0
      return
    }
    let needed = digits.map(\.places).max() ?? 0
    // Enough for the largest's significant digits; the smallest should keep two of them.
    let chosen = min(needed, max(0, significant - 1 - largest))
    let isPlain = largest < 6 && (smallest + chosen >= 1 || needed <= chosen)
    places = isPlain ? chosen : nil
  }

  /// The number for a reader: `−0.50`, `1.2 × 10⁻⁷`.
  func text(_ number: Double) -> String {
    guard let places else { return NumberText.readable(number) }
    return NumberText.fixed(number, places: places)
  }

  /// The number as Swift would print it: `-0.50`, `1.2e-07`.
  func code(_ number: Double) -> String {
    guard number.isFinite else { return number.description }
    guard let places else { return NumberText.code(number, significant: 4) }
    let text = NumberText.fixed(number, places: places)
    return text.hasPrefix(NumberText.minus) ? "-" + text.dropFirst() : text
  }
}
