import NN
import Plotting

/// States a claim that the lesson makes about its own numbers. A claim that does not hold fails
/// the course's build; the cell itself goes on.
///
///     expect(losses.last! < losses.first!, "training lowers the loss")
public func expect(_ condition: Bool, _ claim: String) {
  CellOutput.expectation(claim: claim, held: condition, found: nil).emit()
}

/// States that a value lies in a range.
///
///     expect(accuracy, in: 0.95...1, "at least 95 % of the held-out digits are read correctly")
public func expect(_ value: Double, in range: ClosedRange<Double>, _ claim: String) {
  CellOutput.expectation(
    claim: claim, held: range.contains(value), found: NumberText.readable(value)
  )
  .emit()
}

/// States that two numbers differ by at most `tolerance`.
///
///     expect(analytic, near: numeric, within: 1e-10, "both derivatives agree")
public func expect(
  _ value: Double, near expected: Double, within tolerance: Double, _ claim: String
) {
  let difference = (value - expected).magnitude
  CellOutput.expectation(
    claim: claim, held: value == expected || difference <= tolerance,
    found: differenceText(value: NumberText.readable(value, significant: 6), difference)
  )
  .emit()
}

/// States that two lists of numbers differ by at most `tolerance` in every element.
public func expect(
  _ values: [Double], near expected: [Double], within tolerance: Double, _ claim: String
) {
  guard values.count == expected.count else {
    CellOutput.expectation(
      claim: claim, held: false,
      found: "\(values.count) values where \(expected.count) are expected"
    )
    .emit()
    return
  }
  let differences = zip(values, expected).map { $0 == $1 ? 0 : ($0 - $1).magnitude }
  // A NaN is farther than anything; `max` alone would pass over it.
  let worst = differences.contains(where: \.isNaN) ? .nan : differences.max() ?? 0
  CellOutput.expectation(
    claim: claim, held: worst <= tolerance, found: differenceText(value: nil, worst)
  )
  .emit()
}

/// States that two tensors of one shape differ by at most `tolerance` in every element.
public func expect(
  _ tensor: Tensor, near expected: Tensor, within tolerance: Double, _ claim: String
) {
  guard tensor.shape == expected.shape else {
    CellOutput.expectation(
      claim: claim, held: false,
      found: "shape \(tensor.shape) where \(expected.shape) is expected"
    )
    .emit()
    return
  }
  expect(tensor.values, near: expected.values, within: tolerance, claim)
}

private func differenceText(value: String?, _ difference: Double) -> String {
  let distance = "difference \(NumberText.readable(difference, significant: 2))"
  return value.map { "\($0), \(distance)" } ?? distance
}
