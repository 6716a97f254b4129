import CourseModel
import Glibc
import GradingProtocol

extension GradientDiagnosis {
  /// The likeliest reason why the gradient `actual` is not `expected`; `nil` when none fits.
  ///
  /// A reason fits when it explains every entry: ‖actual − explained‖ ≤ ε‖explained‖ with ε the
  /// tolerance, at least 1e-6 (1e-4 for single precision). Simple reasons come first.
  package init?(
    of actual: NumericArray, expected: NumericArray, sizes: [(name: String, size: Double)] = [],
    terms: [(name: String, value: NumericArray)] = [], tolerance: Tolerance = .automatic
  ) {
    let floor = actual.kind == .single || expected.kind == .single ? 1e-4 : 1e-6
    let closeness = max(floor, tolerance.resolved(expected, actual).relative)
    func explains(_ candidate: [Double]) -> Bool {
      norm(difference(actual.elements, candidate)) <= closeness * norm(candidate)
    }

    guard actual.elements.allSatisfy(\.isFinite) else {
      self = .notFinite
      return
    }
    let size = norm(expected.elements)
    if norm(actual.elements) == 0 && size > 0 {
      self = .zero
      return
    }
    let transposed = expected.transposed
    guard actual.shape == expected.shape else {
      guard transposed.shape == actual.shape, explains(transposed.elements) else { return nil }
      self = .transposed
      return
    }
    // Wrong in its last digits only: no reason below explains that, and a factor of 1 would fit.
    guard size > 0, !explains(expected.elements) else { return nil }
    if explains(expected.elements.map { -$0 }) {
      self = .negated
      return
    }
    for term in terms where term.value.shape == expected.shape && norm(term.value.elements) > 0 {
      if explains(difference(expected.elements, term.value.elements)) {
        self = .missingTerm(term.name)
        return
      }
      if explains(difference(expected.elements, term.value.elements.map { -$0 })) {
        self = .doubledTerm(term.name)
        return
      }
    }
    // The factor that fits best: ⟨actual, expected⟩ / ‖expected‖².
    let product = zip(actual.elements, expected.elements).reduce(0) { $0 + $1.0 * $1.1 }
    let factor = product / sumOfSquares(expected.elements)
    if abs(factor) > 0, expected.elements.count > 1 || isNamed(factor, sizes, closeness),
      explains(expected.elements.map { factor * $0 })
    {
      self = .factor(
        rounded(factor, closeness), meaning: meaning(of: factor, sizes, closeness))
      return
    }
    guard transposed.shape == actual.shape, explains(transposed.elements) else { return nil }
    self = .transposed
  }
}

/// The name of the size that the factor, or one over it, is.
private func meaning(
  of factor: Double, _ sizes: [(name: String, size: Double)], _ closeness: Double
) -> String? {
  sizes.first { _, size in
    [size, 1 / size].contains { abs(abs(factor) - $0) <= closeness * $0 }
  }?.name
}

/// A single number is a multiple of any other: only a factor with a name says something then.
private func isNamed(
  _ factor: Double, _ sizes: [(name: String, size: Double)], _ closeness: Double
) -> Bool {
  meaning(of: factor, sizes + [("2", 2)], closeness) != nil
}

/// A factor that is a whole number, or one over it, but for rounding errors is exactly that.
private func rounded(_ factor: Double, _ closeness: Double) -> Double {
  [factor.rounded(), 1 / (1 / factor).rounded()]
    .first { $0.isFinite && abs($0 - factor) <= closeness * abs(factor) } ?? factor
}

private func norm(_ values: [Double]) -> Double { sumOfSquares(values).squareRoot() }

private func sumOfSquares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

private func difference(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }

extension NumericArray {
  /// A matrix with its axes exchanged; any other array as it is.
  fileprivate var transposed: NumericArray {
    guard shape.count == 2 else { return self }
    let (rows, columns) = (shape[0], shape[1])
    let exchanged = (0..<rows * columns).map { elements[($0 % rows) * columns + $0 / rows] }
    return NumericArray(shape: [columns, rows], elements: exchanged, kind: kind)
  }
}
