import Checking
import CourseModel
import Grading
import GradingProtocol
import Testing

private let gradient = NumericArray(shape: [2, 3], elements: [1, -2, 3, 0.5, 4, -1])

private func diagnose(
  _ elements: [Double], shape: [Int] = [2, 3], of expected: NumericArray = gradient,
  sizes: [(name: String, size: Double)] = [("the batch size", 4)],
  terms: [(name: String, value: NumericArray)] = []
) -> GradientDiagnosis? {
  GradientDiagnosis(
    of: NumericArray(shape: shape, elements: elements), expected: expected, sizes: sizes,
    terms: terms)
}

@Test func `a gradient with the wrong sign is negated`() {
  #expect(diagnose(gradient.elements.map { -$0 }) == .negated)
}

@Test func `a constant factor is found, and named where it is a size of the problem`() {
  #expect(diagnose(gradient.elements.map { 4 * $0 }) == .factor(4, meaning: "the batch size"))
  #expect(
    diagnose(gradient.elements.map { $0 / 4 }) == .factor(0.25, meaning: "the batch size"))
  #expect(diagnose(gradient.elements.map { 2 * $0 }) == .factor(2, meaning: nil))
  #expect(diagnose(gradient.elements.map { -0.5 * $0 }) == .factor(-0.5, meaning: nil))
  #expect(diagnose([1.1, -2, 3, 0.5, 4, -1]) == nil, "one wrong entry is no factor")
}

@Test func `a single number is a multiple of any other, which says nothing`() {
  let one = NumericArray(shape: [], elements: [3])
  #expect(diagnose([4], shape: [], of: one) == nil)
  #expect(diagnose([12], shape: [], of: one) == .factor(4, meaning: "the batch size"))
}

@Test func `a gradient that is wrong in its last digits only is not off by a factor of 1`() {
  #expect(diagnose(gradient.elements.map { $0 * (1 + 1e-8) }) == nil)
}

@Test func `a transposed gradient is found, square or not`() {
  #expect(diagnose([1, 0.5, -2, 4, 3, -1], shape: [3, 2]) == .transposed)
  let square = NumericArray(shape: [2, 2], elements: [1, 2, 3, 4])
  #expect(diagnose([1, 3, 2, 4], shape: [2, 2], of: square) == .transposed)
  #expect(diagnose([1, 0.5, -2, 4, 3, 0], shape: [3, 2]) == nil)
}

@Test func `a named term that is missing or doubled is named`() {
  let decay = NumericArray(shape: [2, 3], elements: [0.1, 0, 0.2, 0, 0, 0.3])
  let terms = [(name: "the weight decay", value: decay)]
  let without = zip(gradient.elements, decay.elements).map { $0 - $1 }
  let twice = zip(gradient.elements, decay.elements).map { $0 + $1 }
  #expect(diagnose(without, terms: terms) == .missingTerm("the weight decay"))
  #expect(diagnose(twice, terms: terms) == .doubledTerm("the weight decay"))
}

@Test func `a gradient that is zero or not finite is called so`() {
  #expect(diagnose([0, 0, 0, 0, 0, 0]) == .zero)
  #expect(diagnose([1, -2, .nan, 0.5, 4, -1]) == .notFinite)
}

@Test func `the diagnosis is worded as a lesson, not as a number`() {
  let report = Report(
    exercise: "e", outcome: .graded,
    verdicts: [
      Verdict(
        check: "the gradient", isHidden: false, points: 2, earned: 0, status: .failed,
        feedback: Feedback(
          function: "backward", arguments: [.init(name: "x", value: "[1.0, 2.0]")],
          expected: "[0.5, 1.0]", actual: "[«2.0», «4.0»]", worstIndex: [1], relativeError: 0.75,
          diagnosis: .factor(4, meaning: "the batch size")))
    ], maximum: 2)
  #expect(
    ReportText(report, title: "Deltas").text == """
      Deltas

      ✘ the gradient 0/2
          backward(x: [1.0, 2.0])
          expected  [0.5, 1.0]
          actual    [«2.0», «4.0»]
          The largest difference is at [1], with a relative error of 0.75.
        → Your gradient has the right direction but is 4 times too large: 4 is the batch size, so \
      the mean over the batch is missing.

      0 of 2 points

      """)
}
