import CourseModel
import Glibc
import GradingProtocol

/// What a gradient may have been mistaken for, as far as the check's author knows it.
package struct GradientClues {
  /// Numbers of the problem that a factor may be, by their names.
  package var sizes: [(name: String, size: Double)] = []
  /// Parts of which the gradient is the sum, by their names.
  package var terms: [(name: String, value: NumericArray)] = []
  /// Derivatives by which each entry is multiplied, by their activations' names.
  package var slopes: [(name: String, value: NumericArray)] = []
  /// The gradient as it is without the derivative of the activation of this name.
  package var without: [(name: String, value: NumericArray)] = []
  /// The gradient is the sum of these along the axis, or a multiple of that sum.
  package var summands: (values: NumericArray, axis: Int)?
  /// What earlier calls of the same function should have returned, the last one last.
  package var earlier: [NumericArray] = []

  package init() {}
}

extension GradientDiagnosis {
  /// The likeliest reason why the gradient `actual` is not `expected`; `nil` when none fits.
  ///
  /// A reason fits when it explains every entry: ‖actual − explained‖ ≤ ε‖explained‖ with ε the
  /// tolerance, at least 1e-6 (1e-4 for single precision). Simple reasons come first.
  package init?(
    of actual: NumericArray, expected: NumericArray, clues: GradientClues = GradientClues(),
    tolerance: Tolerance = .automatic
  ) {
    let floor = actual.kind == .single || expected.kind == .single ? 1e-4 : 1e-6
    let closeness = max(floor, tolerance.resolved(expected, actual).relative)
    func explains(_ candidate: [Double]) -> Bool {
      let size = norm(candidate)
      return size > 0 && norm(difference(actual.elements, candidate)) <= closeness * size
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
    let axis = clues.wrongAxis(of: actual, expected: expected, explains)
    let transposed = expected.transposed
    guard actual.shape == expected.shape else {
      if let axis {
        self = axis
      } else if transposed.shape == actual.shape, explains(transposed.elements) {
        self = .transposed
      } else {
        return nil
      }
      return
    }
    // Wrong in its last digits only: no reason below explains that, and a factor of 1 would fit.
    guard size > 0, !explains(expected.elements) else { return nil }
    if explains(expected.elements.map { -$0 }) {
      self = .negated
    } else if let found = clues.additive(expected, explains) ?? axis
      ?? clues.derivative(actual, expected, explains) ?? clues.stale(expected, explains)
    {
      self = found
    } else if let factor = clues.factor(actual, expected, closeness, explains) {
      self = factor
    } else if transposed.shape == actual.shape, explains(transposed.elements) {
      self = .transposed
    } else {
      return nil
    }
  }
}

extension GradientClues {
  /// Whether a vector explains the actual gradient.
  fileprivate typealias Test = ([Double]) -> Bool

  /// A term that is missing or counted twice.
  fileprivate func additive(_ expected: NumericArray, _ explains: Test) -> GradientDiagnosis? {
    for term in terms where term.value.shape == expected.shape && norm(term.value.elements) > 0 {
      if explains(difference(expected.elements, term.value.elements)) {
        return .missingTerm(term.name)
      }
      if explains(difference(expected.elements, term.value.elements.map { -$0 })) {
        return .doubledTerm(term.name)
      }
    }
    return nil
  }

  /// A sum, or a mean, along an axis that is not the right one.
  fileprivate func wrongAxis(
    of actual: NumericArray, expected: NumericArray, _ explains: Test
  ) -> GradientDiagnosis? {
    guard let (values, right) = summands, values.shape.indices.contains(right) else { return nil }
    let sum = values.summed(along: right)
    let scale = norm(expected.elements) / norm(sum.elements)
    guard scale.isFinite,
      sum.shape == expected.shape || sum.elements.count == expected.elements.count
    else { return nil }
    for axis in values.shape.indices where axis != right {
      let other = values.summed(along: axis)
      guard other.elements.count == actual.elements.count else { continue }
      let ratio = Double(values.shape[right]) / Double(values.shape[axis])
      for factor in [scale, scale * ratio, 1, 1 / Double(values.shape[axis])]
      where explains(other.elements.map { factor * $0 }) {
        return .wrongAxis(axis, right: right)
      }
    }
    return nil
  }

  /// An activation's derivative that does not come in, or comes in twice.
  fileprivate func derivative(
    _ actual: NumericArray, _ expected: NumericArray, _ explains: Test
  ) -> GradientDiagnosis? {
    for (name, value) in without where value.shape == expected.shape && explains(value.elements) {
      return .forgottenDerivative(name)
    }
    for (name, slope) in slopes where slope.elements.count == expected.elements.count {
      if explains(zip(expected.elements, slope.elements).map { $1 == 0 ? $0 : $0 / $1 }) {
        return .forgottenDerivative(name)
      }
      if explains(zip(expected.elements, slope.elements).map { $0 * $1 }) {
        return .doubledDerivative(name)
      }
    }
    return nil
  }

  /// The gradient of an earlier call, alone or added to this one's.
  fileprivate func stale(_ expected: NumericArray, _ explains: Test) -> GradientDiagnosis? {
    let earlier = earlier.filter { $0.shape == expected.shape && norm($0.elements) > 0 }
    if earlier.contains(where: { explains($0.elements) }) { return .stale }
    var sum = expected.elements
    for gradient in earlier.reversed() {
      sum = zip(sum, gradient.elements).map { $0 + $1 }
      if explains(sum) { return .accumulated }
    }
    return nil
  }

  /// The factor that fits best, ⟨actual, expected⟩ / ‖expected‖², if it fits everywhere.
  fileprivate func factor(
    _ actual: NumericArray, _ expected: NumericArray, _ closeness: Double, _ explains: Test
  ) -> GradientDiagnosis? {
    let product = zip(actual.elements, expected.elements).reduce(0) { $0 + $1.0 * $1.1 }
    let factor = product / sumOfSquares(expected.elements)
    // A single number is a multiple of any other: only a factor with a name says something then.
    let isTelling =
      expected.elements.count > 1
      || meaning(of: factor, sizes + [("2", 2)], closeness) != nil
    guard abs(factor) > 0, isTelling, explains(expected.elements.map { factor * $0 }) else {
      return nil
    }
    let implied = expected.sizes.filter { $0.size > 2 }
    return .factor(
      rounded(factor, closeness), meaning: meaning(of: factor, sizes + implied, closeness))
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

/// A factor that is a whole number, or one over it, but for rounding errors is exactly that.
private func rounded(_ factor: Double, _ closeness: Double) -> Double {
  [factor.rounded(), 1 / (1 / factor).rounded()]
    .first { $0.isFinite && abs($0 - factor) <= closeness * abs(factor) } ?? factor
}

private func norm(_ values: [Double]) -> Double { sumOfSquares(values).squareRoot() }

private func sumOfSquares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

private func difference(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }

extension NumericArray {
  /// The sizes that every gradient has.
  fileprivate var sizes: [(name: String, size: Double)] {
    let entries = ("the number of its entries", Double(elements.count))
    guard shape.count == 2 else { return [entries] }
    return [
      ("the number of its rows", Double(shape[0])), ("the number of its columns", Double(shape[1])),
      entries,
    ]
  }

  /// A matrix with its axes exchanged; any other array as it is.
  fileprivate var transposed: NumericArray {
    guard shape.count == 2 else { return self }
    let (rows, columns) = (shape[0], shape[1])
    let exchanged = (0..<rows * columns).map { elements[($0 % rows) * columns + $0 / rows] }
    return NumericArray(shape: [columns, rows], elements: exchanged, kind: kind)
  }

  /// Without the axis: the sum of what stands along it.
  fileprivate func summed(along axis: Int) -> NumericArray {
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    var sums = [Double](repeating: 0, count: outer * inner)
    for (position, element) in elements.enumerated() {
      let block = position / (inner * shape[axis])
      sums[block * inner + position % inner] += element
    }
    var rest = shape
    rest.remove(at: axis)
    return NumericArray(shape: rest, elements: sums, kind: kind)
  }
}
