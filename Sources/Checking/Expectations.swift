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
  /// - Parameters:
  ///   - batchSize: A factor of this size, or of one over it, is named as the batch size.
  ///   - sizes: Other numbers of the problem that a factor may be, by their names.
  ///   - terms: Parts of which the gradient is the sum, by their names: one may be missing or doubled.
  public func expectGradient(
    _ answer: Answer, equals expected: some Crossing, within tolerance: Tolerance = .automatic,
    batchSize: Int? = nil, sizes: KeyValuePairs<String, Double> = [:],
    terms: KeyValuePairs<String, any Crossing> = [:], remark: String? = nil, remarks: [Remark] = []
  ) throws {
    let expected = expected.crossed
    guard
      let difference = Difference(expected: expected, actual: answer.value, tolerance: tolerance)
    else { return }
    let named = (batchSize.map { [("the batch size", Double($0))] } ?? []) + sizes.map { ($0, $1) }
    throw answer.failure {
      $0.state(difference, expected: expected, actual: answer.value)
      $0.remark = remarks.first { $0.fits(answer.value) }?.text ?? remark
      if let actual = answer.value.numericArray, let expected = expected.numericArray {
        $0.diagnosis = GradientDiagnosis(
          of: actual, expected: expected, sizes: named,
          terms: terms.compactMap { name, term in term.crossed.numericArray.map { (name, $0) } },
          tolerance: tolerance)
      }
    }
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
