import NN
import Testing

/// The causes that a failed gradient check names.
@Suite struct GradientDiagnosisTests {
  let x = Tensor([0.5, -1.5, 2], precision: .float64)
  let w = Tensor([[0.3, -0.2], [0.5, 0.4]], precision: .float64)
  let start = Tensor([1, -1], precision: .float64)

  /// tanh(w tanh(w tanh(w h))) · 1: the weight of a recurrent network, used three times.
  private func unrolled(_ w: Tensor) -> Tensor {
    (0..<3).reduce(start) { h, _ in tanh(matmul(w, h)) }.sum()
  }

  @Test func `the gradient of one of several uses is recognized`() {
    // The last use alone: the state before it is a constant.
    let before = withoutGradient { (0..<2).reduce(start) { h, _ in tanh(matmul(w, h)) } }
    let last = gradient(of: { tanh(matmul($0, before)).sum() }, at: w)
    let check = checkGradient(analytic: last, of: unrolled, at: w, name: "w")
    #expect(!check.passed)
    #expect(
      check.diagnosis == "The gradient of w is that of one of its 3 uses, the last: "
        + "the gradients of all uses add up.")
  }

  @Test func `a use that was left out is recognized`() {
    let first = withoutGradient { tanh(matmul(w, start)) }
    let rest = gradient(
      of: { w in (0..<2).reduce(first) { h, _ in tanh(matmul(w, h)) }.sum() }, at: w)
    let check = checkGradient(analytic: rest, of: unrolled, at: w, name: "w")
    #expect(
      check.diagnosis == "The gradient of w lacks one of its 3 uses, the first: "
        + "the gradients of all uses add up.")
  }

  @Test func `equal uses are counted`() {
    let check = checkGradient(
      analytic: Tensor.ones([3]), of: { ($0 + $0.reshaped([3]) + $0 * 1.0).sum() }, at: x)
    #expect(
      check.diagnosis == "The gradient of x is 1/3 times what it should be. "
        + "It is used 3 times: do all uses add up?")
  }

  @Test func `a sum over the wrong axis is recognized`() {
    let rows = Tensor([[1, 2], [3, -4]], precision: .float64)
    func addBias(_ x: Tensor, _ b: Tensor) -> Tensor {
      differentiable("add bias", inputs: [x, b], value: x + b) { [$0, $0.sum(axis: 1)] }
    }
    let check = checkGradient(
      of: { (addBias(rows, $0["b"]) * w).sum() }, at: ["b": Tensor([0.1, 0.2])])
    #expect(
      check.diagnosis
        == "The gradient of b is summed over the wrong axis: over 1 of [2, 2]; "
        + "b was repeated along 0.")
    // Where the batch is not as large as the bias, the shape is wrong too.
    let tall = Tensor([[1, 2], [3, -4], [5, 6]], precision: .float64)
    let wrong = checkGradient(
      analytic: tall.sum(axis: 1), of: { (($0 + tall) * tall).sum() }, at: start, name: "b")
    #expect(wrong.diagnosis?.hasPrefix("The gradient of b is summed over the wrong axis") == true)
  }

  @Test func `an activation whose derivative was forgotten is named`() {
    let byHand = withoutGradient { matmul(Tensor([1, 1], precision: .float64), w) * 1.0 }
    let check = checkGradient(
      analytic: byHand, of: { sigmoid(matmul(w, $0)).sum() }, at: start, name: "h")
    #expect(check.diagnosis == "The gradient of h lacks the derivative of sigmoid.")
    // The same inside an operation of one's own.
    func careless(_ x: Tensor) -> Tensor {
      differentiable("bent", inputs: [x], value: x * x * x) { [$0] }
    }
    let own = checkGradient(of: { careless(tanh($0["x"])).sum() }, at: ["x": x])
    #expect(own.diagnosis == "The gradient of x lacks the derivative of bent.")
  }

  @Test func `a random function is not blamed on its gradient`() {
    var generator = SeededGenerator(seed: 4)
    let check = checkGradient(
      of: { ($0["x"] * generator.uniform()).sum() }, at: ["x": x])
    #expect(!check.passed && !check.isRepeatable)
    #expect(check.diagnosis?.hasSuffix("the function is random or changes state.") == true)
  }

  @Test func `with its generator fixed a random function can be checked`() {
    let check = checkGradient(
      fixing: SeededGenerator(seed: 4),
      of: { tensors, generator in
        let mask = Tensor.uniform([3], using: &generator) .> 0.5
        return square(tensors["x"] * mask).sum()
      }, at: ["x": x])
    #expect(check.passed, "\(check)")
  }
}
