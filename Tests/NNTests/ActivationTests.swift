import Glibc
import NN
import Testing

@Suite struct ActivationTests {
  @Test func `each activation has the value that was worked by hand`() {
    #expect(leakyReLU(-2.0) == -0.2 && leakyReLU(3.0) == 3)
    #expect(leakyReLU(Tensor([-2, 0, 3]), slope: 0.5).values == [-1, 0, 3])
    #expect((elu(Tensor(-1, precision: .float64)).item - (Glibc.exp(-1) - 1)).magnitude < 1e-15)
    #expect(
      (sigmoid(Tensor(0.5, precision: .float64), slope: 2).item - sigmoid(1.0)).magnitude < 1e-15)
    #expect(
      (tanh(Tensor(0.5, precision: .float64), slope: 2).item - Glibc.tanh(1)).magnitude < 1e-15)
    #expect((scaledTanh(1.0) - 1.0000555).magnitude < 1e-7)
    #expect((gaussian(2.0, width: 2) - Glibc.exp(-0.5)).magnitude < 1e-15)
    #expect(hardTanh(Tensor([-3, 0.5, 3])).values == [-1, 0.5, 1])
    #expect(hardSigmoid(Tensor([-3, 0, 3])).values == [0, 0.5, 1])
    #expect(hardSwish(Tensor([-3, 0, 3])).values == [0, 0, 3])
    #expect(Identity()(Tensor([1, -2])).values == [1, -2])
  }

  @Test func `steps decide, have no gradient, and say what they do at zero`() {
    let x = Tensor([-2, 0, 0.1], requiresGradient: true)
    #expect(unitStep(x).values == [0, 0, 1] && sign(x).values == [-1, 0, 1])
    #expect(unitStep(0) == 0 && sign(0.0) == 0 && sign(-3.0) == -1)
    #expect(!UnitStep()(x).requiresGradient && !SignUnit()(x).requiresGradient)
  }

  @Test func `GELU in Float is as exact as its input allows`() {
    let x = Tensor.linspace(-8, 8, count: 200_001)
    for (x, y) in zip(x.values, gelu(x).values) {
      let exact = x * 0.5 * erfc(-x / 2.0.squareRoot())
      #expect((y - exact).magnitude <= 6e-7 * Swift.max(exact.magnitude, 0.1))
    }
    let ends = gelu(Tensor([-100, 0, 100, .nan])).values
    #expect(ends[0].magnitude < 1e-37 && ends[1] == 0 && ends[2] == 100 && ends[3].isNaN)
    for x in stride(from: -6.0, to: 6, by: 0.01) {
      #expect((gelu(x) - gelu(x, form: .tanh)).magnitude < 5e-4)
    }
  }

  @Test func `ELU keeps its precision near zero`() {
    let x = Tensor([-1e-6, -1e-3, -0.5, -20])
    for (x, y) in zip(x.values, elu(x).values) {
      #expect((y - expm1(x)).magnitude <= 3e-7 * expm1(x).magnitude)
    }
  }

  static let layers: [@Sendable () -> Layer] = [
    { Sigmoid(slope: 2) }, { Tanh(slope: 0.5) }, { LeakyReLU() }, { ELU(alpha: 0.7) }, { GELU() },
    { GELU(form: .tanh) }, { SiLU() }, { Softplus() }, { Gaussian(width: 0.8) },
    { HardTanh() }, { HardSigmoid() }, { HardSwish() }, { Softmax(temperature: 0.4) },
  ]

  @Test(arguments: layers)
  func `an activation's gradient is its derivative`(make: @Sendable () -> Layer) {
    let layer = make()
    let x = Tensor([[0.3, -1.2, 2.1], [-0.4, 0.8, -2.6]])
    let weights = Tensor([[1, -2, 0.5], [3, 0.25, -1]])
    let check = checkGradient(of: { (layer($0["x"]) * weights).sum() }, at: ["x": x])
    #expect(check.passed, "\(type(of: layer)): \(check)")
  }

  static let smooth: [@Sendable () -> any TwiceDifferentiable] = [
    { Sigmoid() }, { Sigmoid(slope: 2) }, { Tanh() }, { Tanh(slope: 0.5) }, { ScaledTanh() },
    { Softplus() }, { Gaussian(width: 0.8) }, { SiLU() }, { GELU() }, { Identity() },
  ]

  @Test(arguments: smooth)
  func `the second derivative is the derivative of the first`(
    make: @Sendable () -> any TwiceDifferentiable
  ) {
    let layer = make()
    let x = Tensor([0.3, -1.2, 2.1, 0], precision: .float64)
    let (value, first, second) = layer.derivatives(at: x)
    #expect(value.values == layer(x).values)
    let slope = gradient(of: { layer($0).sum() }, at: x)
    for (a, b) in zip(first.values, slope.values) { #expect((a - b).magnitude < 1e-14) }
    let check = checkGradient(
      analytic: second, of: { layer.derivatives(at: $0).first.sum() }, at: x)
    #expect(check.passed, "\(type(of: layer)): \(check)")
    // And a gradient flows through the second derivative.
    let third = checkGradient(
      of: { (layer.derivatives(at: $0["x"]).second + 0 * $0["x"]).sum() }, at: ["x": x])
    #expect(third.passed, "\(type(of: layer)): \(third)")
  }

  @Test func `a masked softmax shares all probability among what is allowed`() {
    let x = Tensor(
      [[1, 5, 1], [2, 3, 4], [7, 8, 9]], precision: .float64, requiresGradient: true)
    let mask = Tensor([[1, 0, 1], [1, 1, 1], [0, 0, 0]])
    let y = softmax(x, mask: mask)
    #expect(Array(y.values[..<3]) == [0.5, 0, 0.5] && Array(y.values[6...]) == [0, 0, 0])
    #expect(y[1].values == softmax(x[1]).values)
    (y * Tensor([[1, 2, 3], [4, 6, 5], [7, 8, 9]])).sum().backward()
    #expect(x.gradient!.values[1] == 0 && Array(x.gradient!.values[6...]) == [0, 0, 0])
    #expect((x.gradient!.values[0] + 0.5).magnitude < 1e-15)
  }

  @Test func `temperature evens probabilities out or lets the largest take all`() {
    let x = Tensor([1, 2, 3])
    #expect(softmax(x, temperature: 2).values == softmax(x / 2).values)
    #expect(softmax(x, temperature: 0.001).values == [0, 0, 1])
    #expect(softmax(x, temperature: 1e6).values.allSatisfy { ($0 - 1.0 / 3).magnitude < 1e-6 })
  }

  @Test func `radial units answer near their centers`() {
    let layer = RadialBasis(centers: Tensor([[0, 0], [3, 4]]), width: 5)
    let y = layer(Tensor([[0, 0], [3, 4]])).values
    let far = Glibc.exp(-0.5)
    for (a, b) in zip(y, [1, far, far, 1]) { #expect((a - b).magnitude < 1e-7) }
    let check = checkGradient(
      of: layer, loss: { square($0(Tensor([[1, 2], [-1, 0.5]]))).sum() })
    #expect(check.passed, "\(check)")
    #expect(check.entries.map(\.input) == ["centers", "widths"])
  }
}
