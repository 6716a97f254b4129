import NN
import Testing

@Suite struct GradientCheckTests {
  let x = Tensor([0.5, -1.5, 2])
  let w = Tensor([[1, -2], [0.5, 3], [-1, 0.25]])

  @Test func `a right gradient passes in every input`() {
    let check = checkGradient(
      of: { tanh(matmul($0["x"], $0["w"])) }, at: ["x": x, "w": w])
    #expect(check.passed && check.diagnosis == nil)
    #expect(check.entries.map(\.input) == ["x", "w"])
    #expect(check.entries.map(\.count) == [3, 6])
    #expect(check.worst!.relativeError < 1e-8)
  }

  @Test(arguments: [
    (-1.0, "The gradient of x has the wrong sign."),
    (3.0, "The gradient of x is 3 times what it should be."),
    (0.25, "The gradient of x is 1/4 times what it should be."),
    (0.0, "The gradient of x is zero everywhere."),
  ])
  func `a constant factor is recognized`(factor: Double, diagnosis: String) {
    let check = checkGradient(
      analytic: factor * 2 * x, of: { ($0 * $0).sum() }, at: x)
    #expect(!check.passed && check.diagnosis == diagnosis)
  }

  @Test func `a transposed gradient is recognized`() {
    let v = Tensor([[1, 2], [3, 4]])
    let weights = Tensor([[1, 5], [7, -2]])
    let check = checkGradient(analytic: weights.transposed(), of: { ($0 * weights).sum() }, at: v)
    #expect(!check.passed)
    #expect(check.diagnosis == "The gradient of x is transposed: rows and columns are exchanged.")
    let wide = checkGradient(analytic: w.transposed(), of: { ($0 * w).sum() }, at: w)
    #expect(!wide.passed)
    #expect(wide.diagnosis == "The gradient of x is transposed: rows and columns are exchanged.")
  }

  @Test func `one wrong entry is found and named`() {
    let check = checkGradient(
      analytic: Tensor([1, -3, 5]), of: { ($0 * $0).sum() }, at: x, name: "v")
    #expect(!check.passed)
    #expect(check.worst?.input == "v" && check.worst?.worstIndex == [2])
    #expect(check.worst?.analytic == 5)
    #expect((check.worst!.numeric - 4).magnitude < 1e-9)
    #expect(check.diagnosis == "1 of 3 entries of v are wrong, first [2].")
  }

  @Test func `a gradient of the wrong shape or not finite fails`() {
    let flat = checkGradient(
      analytic: Tensor([1, 1, 1]), of: { $0.sum() }, at: Tensor([[0, 0, 0]]))
    #expect(!flat.passed)
    #expect(flat.diagnosis == "The gradient of x has shape [3]; x has [1, 3].")
    let infinite = checkGradient(
      analytic: Tensor([.nan, 1, 1]), of: { $0.sum() }, at: Tensor([0, 0, 0]))
    #expect(!infinite.passed && infinite.worst?.relativeError == 1)
  }

  @Test func `an operation whose derivative is wrong is caught`() {
    func wrongSquare(_ x: Tensor) -> Tensor {
      differentiable("square", inputs: [x], value: x * x) { [$0 * x] }
    }
    let check = checkGradient(of: { wrongSquare($0["x"]) }, at: ["x": x])
    #expect(!check.passed)
    #expect(check.diagnosis == "The gradient of x is 1/2 times what it should be.")
  }

  @Test func `values used through detached copies are missed`() {
    let check = checkGradient(of: { ($0["x"].detached() * 2).sum() }, at: ["x": x])
    #expect(!check.passed && check.diagnosis == "The gradient of x is zero everywhere.")
  }

  @Test func `a kink is left out, a wrong value at a kink is not`() {
    let corner = Tensor([0, 1])
    let right = checkGradient(of: { relu($0["x"]) }, at: ["x": corner])
    #expect(right.passed && right.entries[0].kinks == 1 && right.entries[0].count == 1)
    let wrong = checkGradient(analytic: Tensor([2, 1]), of: { relu($0).sum() }, at: corner)
    #expect(!wrong.passed && wrong.worst?.worstIndex == [0])
  }

  @Test func `a derivative lost in rounding is no error`() {
    // Far from the origin the tiny slope of the second input cannot be seen.
    let check = checkGradient(
      of: { $0["x"].sum() * 1e4 + $0["y"] * 1e-12 }, at: ["x": x, "y": Tensor(1)])
    #expect(check.passed, "\(check)")
  }

  @Test func `a model gets its parameters back as they were`() {
    var generator = SeededGenerator(seed: 1)
    let model = Sequential(Linear(3, 4, using: &generator), Tanh(), Linear(4, 2, using: &generator))
    let before = model.parameters.map(\.values)
    model.parameters[0].gradient = .ones([4, 3])
    let check = checkGradient(
      of: model, loss: { crossEntropy($0(w.transposed()), labels: [0, 1]) })
    #expect(check.passed, "\(check)")
    #expect(model.parameters.map(\.values) == before)
    #expect(model.parameters.allSatisfy { $0.precision == .float32 && $0.requiresGradient })
    #expect(model.parameters[0].gradient?.values == Array(repeating: 1, count: 12))
    #expect(model.parameters[1].gradient == nil)
  }

  @Test func `a report says what was found`() {
    let check = checkGradient(analytic: -2 * x, of: { ($0 * $0).sum() }, at: x)
    let lines = "\(check)".split(separator: "\n")
    #expect(lines[0] == "Gradient check failed (tolerance 1e-06)")
    #expect(lines[1].hasPrefix("  ✗ x: worst of 3 at ["))
    #expect(lines[2] == "  The gradient of x has the wrong sign.")
  }
}
