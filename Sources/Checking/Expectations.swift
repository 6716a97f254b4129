import CourseModel
import GradingProtocol

extension Student {
  /// Fails unless the answer equals `expected`, numbers within `tolerance`.
  ///
  /// - Parameters:
  ///   - remark: What to say about any other answer; of a hidden check's feedback, all that is said.
  ///   - remarks: What to say about known wrong answers; the first that fits is said.
  public func expect(
    _ answer: Answer, equals expected: some Crossing, within tolerance: Tolerance = .automatic,
    remark: String? = nil, remarks: [Remark] = []
  ) throws {
    let expected = expected.crossed
    guard
      let difference = Difference(expected: expected, actual: answer.value, tolerance: tolerance)
    else { return }
    throw answer.failure {
      $0.state(difference, expected: expected, actual: answer.value)
      $0.remark = remarks.first { $0.fits(answer.value) }?.text ?? remark
    }
  }

  /// Fails unless `condition` holds, which is a claim about the answer that has no single right
  /// value: `try student.expect(margin >= 0.25, of: answer, "a margin of at least 0.25")`.
  ///
  /// - Parameter found: What the claim is about, where that is not the answer itself.
  public func expect(
    _ condition: Bool, of answer: Answer, _ claim: String, found: (any Crossing)? = nil,
    remark: String? = nil, remarks: [Remark] = []
  ) throws {
    if condition { return }
    throw answer.failure {
      $0.expected = claim
      $0.actual = ValueText(found?.crossed ?? answer.value).text
      $0.remark = remarks.first { $0.fits(answer.value) }?.text ?? remark
    }
  }

  /// Fails unless the answer is the gradient `expected`, and says what probably went wrong.
  ///
  /// That a gradient is negated, transposed, a multiple of the right one, or that of an earlier call is
  /// found without further ado; the rest needs clues.
  ///
  /// - Parameters:
  ///   - measured: The same gradient by differences (`numericGradient(at:of:)`), to be shown beside it.
  ///   - batchSize: A factor of this size, or of one over it, is named as the batch size.
  ///   - sizes: Other numbers of the problem that a factor may be, by their names.
  ///   - terms: Parts of which the gradient is the sum, by their names: one may be missing or doubled.
  ///   - slopes: Derivatives that each entry is multiplied by, by the names of their activations: one
  ///     may be forgotten, or applied twice.
  ///   - without: What the gradient is without the derivative of the activation of this name, where
  ///     that is no factor of each entry.
  ///   - summands: What is summed to the gradient, along `axis`: another axis may have been taken.
  public func expectGradient(
    _ answer: Answer, equals expected: some Crossing, within tolerance: Tolerance = .automatic,
    measured: (any Crossing)? = nil, batchSize: Int? = nil,
    sizes: KeyValuePairs<String, Double> = [:], terms: KeyValuePairs<String, any Crossing> = [:],
    slopes: KeyValuePairs<String, any Crossing> = [:],
    without: KeyValuePairs<String, any Crossing> = [:], summands: (any Crossing)? = nil,
    axis: Int = 0, remark: String? = nil, remarks: [Remark] = []
  ) throws {
    let expected = expected.crossed
    var clues = GradientClues()
    clues.earlier = gradients[answer.origin] ?? []
    if let gradient = expected.numericArray {
      gradients[answer.origin, default: []].append(gradient)
    }
    guard
      let difference = Difference(expected: expected, actual: answer.value, tolerance: tolerance)
    else { return }
    clues.sizes =
      (batchSize.map { [("the batch size", Double($0))] } ?? []) + sizes.map { ($0, $1) }
    clues.terms = terms.arrays
    clues.slopes = slopes.arrays
    clues.without = without.arrays
    clues.summands = summands?.crossed.numericArray.map { ($0, axis) }
    throw answer.failure {
      $0.state(difference, expected: expected, actual: answer.value)
      $0.measured = measured.map { ValueText($0.crossed).text }
      $0.remark = remarks.first { $0.fits(answer.value) }?.text ?? remark
      if let actual = answer.value.numericArray, let expected = expected.numericArray {
        $0.diagnosis = GradientDiagnosis(
          of: actual, expected: expected, clues: clues, tolerance: tolerance)
      }
    }
  }
}

extension KeyValuePairs<String, any Crossing> {
  fileprivate var arrays: [(name: String, value: NumericArray)] {
    compactMap { name, value in value.crossed.numericArray.map { (name, $0) } }
  }
}

/// Something to say about one known wrong answer.
public struct Remark {
  let text: String
  let fits: (Value) -> Bool

  /// Said when the answer equals what a known mistake gives.
  public init(
    _ text: String, ifEquals mistaken: some Crossing, within tolerance: Tolerance = .automatic
  ) {
    let mistaken = mistaken.crossed
    self.text = text
    fits = { Difference(expected: mistaken, actual: $0, tolerance: tolerance) == nil }
  }

  /// Said when `condition` holds.
  public init(_ text: String, if condition: @autoclosure @escaping () -> Bool) {
    self.text = text
    fits = { _ in condition() }
  }
}

extension Feedback {
  fileprivate mutating func state(_ difference: Difference, expected: Value, actual: Value) {
    let texts = ValueText.distinguishing(expected: expected, actual: actual, difference)
    self.expected = texts.expected
    self.actual = texts.actual
    worstIndex = difference.worstIndex
    relativeError = difference.relativeError
  }
}
