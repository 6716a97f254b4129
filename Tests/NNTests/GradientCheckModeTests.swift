import NN
import Testing

/// Layers with inputs, large inputs, Float, kinks nearby, and linear operations.
@Suite struct GradientCheckModeTests {
  @Test func `a layer is checked by its inputs and its parameters`() {
    var generator = SeededGenerator(seed: 1)
    let layer = Linear(3, 2, using: &generator)
    let x = Tensor.normal([4, 3], using: &generator)
    let check = checkGradient(of: layer, at: x)
    #expect(check.passed, "\(check)")
    #expect(check.entries.map(\.input) == ["input", "weight", "bias"])
    #expect(layer.weight.precision == .float32 && layer.weight.gradient == nil)

    let state = Tensor.normal([4, 2], using: &generator)
    let cell = checkGradient(
      of: layer, at: ["x": x, "h0": state],
      value: { layer, given in tanh(layer(given["x"]) + given["h0"].detached()) })
    #expect(!cell.passed)
    #expect(cell.diagnosis == "No gradient reaches h0: is it used through detached values?")
  }

  @Test func `a large input is also compared along random directions`() {
    let x = Tensor.linspace(-1, 1, count: 3000)
    let check = checkGradient(of: { sin($0["x"]).sum() }, at: ["x": x], entries: 5)
    #expect(check.passed && check.entries.map(\.isDirectional) == [false, true])
    #expect("\(check)".contains("✓ x: worst of 10 random directions: analytic "))

    // One wrong entry of 3,000, which no sample of five finds.
    var wrong = withoutGradient { cos(x) }.values
    wrong[1234] += 5
    let caught = checkGradient(
      analytic: Tensor(wrong, precision: .float64), of: { sin($0).sum() }, at: x, entries: 5)
    #expect(!caught.passed && caught.entries[0].relativeError < 1e-6)
    let only = checkGradient(of: { sin($0["x"]).sum() }, at: ["x": x], entries: 0, directions: 3)
    #expect(only.passed && only.entries.map(\.count) == [3])
  }

  @Test func `Float is checked to two digits, and says so`() {
    let x = Tensor([0.3, -0.7, 1e-6])
    let check = checkGradient(of: { exp(square($0["x"])) }, at: ["x": x], precision: .float32)
    #expect(check.passed && check.tolerance == 1e-2 && check.precision == .float32)
    #expect("\(check)".hasPrefix("Gradient check passed (tolerance 0.01, analytic in Float)"))
    func off(_ x: Tensor) -> Tensor {
      differentiable("off", inputs: [x], value: square(x)) { [$0 * x * 2.1] }
    }
    #expect(!checkGradient(of: { off($0["x"]) }, at: ["x": x], precision: .float32).passed)
  }

  @Test func `a kink beside the point is no error`() {
    // |x| bends 10⁻⁶ away, within the step: smaller steps see the slope of this side.
    let near = Tensor([1e-6, -3e-6], precision: .float64)
    #expect(checkGradient(of: { abs($0["x"]).sum() }, at: ["x": near]).passed)
    let wrong = checkGradient(analytic: Tensor([1, 1]), of: { abs($0).sum() }, at: near)
    #expect(!wrong.passed && wrong.worst?.worstIndex == [1])
  }

  @Test func `a steep third derivative is no error`() {
    let check = checkGradient(
      of: { sin($0["x"] * 3000).sum() }, at: ["x": Tensor([0.2, 0.9], precision: .float64)],
      tolerance: 1e-5)
    #expect(check.passed, "\(check)")
  }

  @Test func `a jump is told from a wrong derivative`() {
    func step(_ x: Tensor, slope: Double) -> Tensor {
      differentiable("step", inputs: [x], value: x .> 0) { [$0 * slope] }
    }
    let check = checkGradient(
      of: { step($0["x"], slope: 5).sum() }, at: ["x": Tensor([0, 0.5], precision: .float64)])
    #expect(!check.passed && check.diagnosis?.contains("do not settle") == true, "\(check)")
    let right = checkGradient(
      of: { step($0["x"], slope: 0).sum() }, at: ["x": Tensor([0, 0.5], precision: .float64)])
    #expect(right.passed && right.entries[0].kinks == 1)
  }

  @Test func `the backward pass of a linear operation is its transpose`() {
    #expect(checkAdjoint(of: { $0.padded([(1, 2), (0, 1)]) }, at: [3, 4]).passed)
    #expect(
      checkAdjoint(of: { $0.transposed().slice(axis: 0, from: 1, to: 3) }, at: [3, 4]).passed)
    let m = Tensor([[1, 2, 3], [4, 5, 6]], precision: .float64)
    #expect(
      checkAdjoint(of: { matmul(m, $0) }, adjoint: { matmul(m.transposed(), $0) }, at: [3]).passed)
  }

  @Test func `a wrong transpose, and what is not linear, are refused`() {
    let m = Tensor([[1, 2], [4, 5]], precision: .float64)
    let wrong = checkAdjoint(of: { matmul(m, $0) }, adjoint: { matmul(m, $0) }, at: [2])
    #expect(!wrong.passed && wrong.diagnosis == "Aᵀ is not the transpose of A.")
    let negative = checkAdjoint(
      of: { matmul(m, $0) }, adjoint: { -matmul(m.transposed(), $0) }, at: [2])
    #expect(negative.diagnosis == "Aᵀ has the wrong sign.")
    #expect(
      checkAdjoint(of: { $0 + 1.0 }, at: [2]).diagnosis
        == "The operation is not linear: A 0 is not 0.")
    #expect(
      checkAdjoint(of: { square($0) }, at: [2]).diagnosis
        == "The operation is not linear: A (2x − 3z) is not 2 A x − 3 A z.")
    let flat = checkAdjoint(of: { $0.sum(axis: 0) }, adjoint: { $0 }, at: [2, 2])
    #expect(!flat.passed && "\(flat)".contains("Aᵀ y has shape [2]; x has [2, 2]."))
  }
}
