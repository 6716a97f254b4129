import Checking
import CourseModel
import Grading
import GradingProtocol
import Testing

private let gradient = NumericArray(shape: [2, 3], elements: [1, -2, 3, 0.5, 4, -1])

private func diagnose(
  _ elements: [Double], shape: [Int] = [2, 3], of expected: NumericArray = gradient,
  _ complete: (inout GradientClues) -> Void = { _ in }
) -> GradientDiagnosis? {
  var clues = GradientClues()
  clues.sizes = [("the batch size", 4)]
  complete(&clues)
  return GradientDiagnosis(
    of: NumericArray(shape: shape, elements: elements), expected: expected, clues: clues)
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
  #expect(diagnose(without) { $0.terms = terms } == .missingTerm("the weight decay"))
  #expect(diagnose(twice) { $0.terms = terms } == .doubledTerm("the weight decay"))
}

@Test func `a sum over the wrong axis is found, alone and as a mean`() {
  let rows = NumericArray(shape: [2, 3], elements: [1, 2, 3, 4, 5, 7])
  let overRows = NumericArray(shape: [3], elements: [5, 7, 10])
  let summands = { (clues: inout GradientClues) in clues.summands = (rows, axis: 0) }
  #expect(diagnose([6, 16], shape: [2], of: overRows, summands) == .wrongAxis(1, right: 0))
  #expect(diagnose([2, 16.0 / 3], shape: [2], of: overRows, summands) == .wrongAxis(1, right: 0))
  #expect(diagnose([6, 17], shape: [2], of: overRows, summands) == nil)
}

@Test func `an activation's derivative that is forgotten or applied twice is named`() {
  let slope = NumericArray(shape: [2, 3], elements: [0.2, 0.1, 0.25, 0.5, 0.05, 0.2])
  let slopes = { (clues: inout GradientClues) in clues.slopes = [("the sigmoid", slope)] }
  let without = zip(gradient.elements, slope.elements).map { $0 / $1 }
  let twice = zip(gradient.elements, slope.elements).map { $0 * $1 }
  #expect(diagnose(without, slopes) == .forgottenDerivative("the sigmoid"))
  #expect(diagnose(twice, slopes) == .doubledDerivative("the sigmoid"))
}

@Test func `an earlier call's gradient is stale, and several added are accumulated`() {
  let before = NumericArray(shape: [2, 3], elements: [3, 1, 4, 1, 5, 9])
  let earlier = { (clues: inout GradientClues) in clues.earlier = [before] }
  #expect(diagnose(before.elements, earlier) == .stale)
  let sum = zip(gradient.elements, before.elements).map { $0 + $1 }
  #expect(diagnose(sum, earlier) == .accumulated)
}

@Test func `a division by the number of entries is named without any clue`() {
  #expect(
    diagnose(gradient.elements.map { $0 / 6 })
      == .factor(1.0 / 6, meaning: "the number of its entries"))
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
