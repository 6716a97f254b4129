import Checking
import GradingProtocol
import Testing

private func difference(
  _ expected: some Crossing, _ actual: some Crossing, within tolerance: Tolerance = .automatic
) -> Difference? {
  Difference(expected: expected.crossed, actual: actual.crossed, tolerance: tolerance)
}

@Test func `numbers are equal within an absolute and a relative tolerance`() {
  #expect(difference(1e6, 1e6 + 1e-4) == nil)
  #expect(difference(0.0, 1e-9) == nil)
  #expect(difference(0.0, 2e-9) != nil)
  #expect(difference(0.0, 0.05, within: 0.1) == nil)
  #expect(difference(3, 3.0) == nil)
  #expect(difference([Float(0.1)], [0.1]) == nil, "single precision is compared less exactly")
}

@Test func `nothing that is not finite counts as an answer`() {
  #expect(difference(Double.nan, Double.nan) != nil)
  #expect(difference(Double.infinity, Double.infinity) != nil)
  #expect(difference(Double.infinity, 1.0, within: 1) != nil)
  #expect(difference([1, .nan], [1, .nan]) != nil)
}

@Test func `the worst entry is found with its index and relative error`() throws {
  let found = try #require(difference([[1.0, 2], [3, 4]], [[1.0, 2.5], [3, 8]]))
  #expect(found.worstIndex == [1, 1])
  #expect(found.relativeError == 0.5)
  #expect(found.marks.entries == [1, 3])
}

@Test func `arrays of other shapes differ as a whole, and the shapes are said`() throws {
  let expected = [[1.0, 2]].crossed
  let actual = [1.0, 2].crossed
  let found = try #require(Difference(expected: expected, actual: actual, tolerance: 1))
  let texts = ValueText.distinguishing(expected: expected, actual: actual, found)
  #expect(texts.expected == "shape [1, 2]: [[1.0, 2.0]]")
  #expect(texts.actual == "shape [2]: [1.0, 2.0]")
}

@Test func `records and lists are compared part by part`() throws {
  let expected: Record = ["weights": [1.0, 2], "updates": [3, 0]]
  let actual: Record = ["weights": [1.0, 2], "updates": [3, 1]]
  let found = try #require(difference(expected, actual))
  #expect(found.worstIndex == [1, 1])
  #expect(
    ValueText(actual.crossed, marks: found.marks).text
      == "(weights: [1.0, 2.0], updates: [3, «1»])")
  #expect(difference(["a"], ["a", "b"]) != nil)
  #expect(difference(true, 1) != nil)
}

@Test func `equal digits are printed further until the difference shows`() throws {
  let found = try #require(difference(1.0, 1.00000001))
  let texts = ValueText.distinguishing(
    expected: 1.0.crossed, actual: 1.00000001.crossed, found)
  #expect(texts.expected == "1.0")
  #expect(texts.actual == "«1.00000001»")
}

@Test func `a long array is cut around what differs`() throws {
  var wrong = [Double](repeating: 0, count: 100)
  wrong[50] = 1
  let found = try #require(difference([Double](repeating: 0, count: 100), wrong))
  #expect(
    ValueText(wrong.crossed, marks: found.marks).text
      == "[0.0, 0.0, …, 0.0, 0.0, «1.0», 0.0, 0.0, …, 0.0]")
}
