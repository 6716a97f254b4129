import Fixtures
import NN
import Testing

@Suite struct BackwardTests {
  @Test func `a product swaps its inputs`() {
    let x = Tensor(4, requiresGradient: true)
    let y = Tensor(-3, requiresGradient: true)
    let z = x * y
    z.backward()
    #expect(z.item == -12)
    #expect(x.gradient?.item == -3)
    #expect(y.gradient?.item == 4)
  }

  @Test func `a value used twice receives both gradients`() {
    // y = x² + 3x, so y′ = 2x + 3.
    let x = Tensor(5, requiresGradient: true)
    (x * x + 3 * x).backward()
    #expect(x.gradient?.item == 13)
  }

  @Test func `a worked neuron has the derivatives of the book`() {
    // z = w·x + b = 0.5, a = sigmoid(z), L = (a − 1)²; ∂L/∂z = 2 (a − 1) a (1 − a).
    let w = Tensor([0.5, -1], precision: .float64, requiresGradient: true)
    let b = Tensor(0.5, precision: .float64, requiresGradient: true)
    let x = Tensor([2, 1], precision: .float64)
    let z = (dot(w, x) + b).retainGradient()
    let loss = square(sigmoid(z) - 1)
    loss.backward()
    let a = sigmoid(0.5)
    let delta = 2 * (a - 1) * a * (1 - a)
    let close = Closeness(relative: 1e-14, absolute: 0)
    #expect(close.worst(z.gradient!.values, [delta]) == nil)
    #expect(close.worst(w.gradient!.values, [2 * delta, delta]) == nil)
    #expect(close.worst(b.gradient!.values, [delta]) == nil)
  }

  @Test func `only a retained intermediate keeps its gradient`() {
    let x = Tensor([1, 2], requiresGradient: true)
    let hidden = (x * 3).retainGradient()
    let other = hidden * hidden
    other.sum().backward()
    #expect(hidden.gradient?.values == [6, 12])
    #expect(other.gradient == nil)
    #expect(x.gradient?.values == [18, 36])
  }

  @Test func `gradients add up until they are forgotten`() {
    let x = Tensor(2, requiresGradient: true)
    square(x).backward()
    square(x).backward()
    #expect(x.gradient?.item == 8)
    x.zeroGradient()
    #expect(x.gradient == nil)
  }

  @Test func `a retained graph can be walked again`() {
    let x = Tensor(2, requiresGradient: true)
    let y = x * x * x
    y.backward(retainGraph: true)
    y.backward()
    #expect(x.gradient?.item == 24)
    #expect(y.inputs.isEmpty, "the second walk freed the graph")
  }

  @Test func `a shared upstream gradient is not changed by those who share it`() {
    let a = Tensor([1, 1], requiresGradient: true)
    let b = Tensor([1, 1], requiresGradient: true)
    let upstream = Tensor([1, 2])
    (a + b).backward(upstream)
    (a * 5).backward(upstream)
    #expect(a.gradient?.values == [6, 12])
    #expect(b.gradient?.values == [1, 2] && upstream.values == [1, 2])
  }

  @Test func `nothing flows through a detached value or is recorded without gradient`() {
    let x = Tensor(3, requiresGradient: true)
    (x * x.detached()).backward()
    #expect(x.gradient?.item == 3)
    let y = withoutGradient { x * x }
    #expect(y.operation == nil && !y.requiresGradient)
  }

  @Test func `the recorded graph can be read`() {
    let x = Tensor(3, requiresGradient: true)
    x.name = "x"
    let y = tanh(x * 2)
    #expect(y.operation?.name == "tanh")
    #expect(y.inputs.first?.operation?.name == "multiply")
    #expect(y.inputs.first?.inputs.first === x && x.inputs.isEmpty)
  }

  @Test func `gradient(of, at) gives the derivative and touches nothing else`() {
    let w = Tensor([1, 2], requiresGradient: true)
    let slope = gradient(of: { x in (x * x * w).sum() }, at: Tensor([3, 4]))
    #expect(slope.values == [6, 16])
    #expect(w.gradient == nil)
    (w * 2).sum().backward()
    #expect(w.gradient?.values == [2, 2], "w learns again")
    let both = gradients(of: { $0[0] * $0[0] }, at: [Tensor(2), Tensor(9)])
    #expect(both.map(\.item) == [4, 0], "an input without influence has gradient 0")
  }

  @Test func `an operation of one's own takes part`() {
    func cube(_ x: Tensor) -> Tensor {
      differentiable("cube", inputs: [x], value: withoutGradient { x * x * x }) { gradient in
        [gradient * 3 * x * x]
      }
    }
    #expect(gradient(of: cube, at: Tensor(2)).item == 12)
    let x = Tensor([1, -2, 0.5])
    #expect(checkGradient(of: { cube($0["x"]) }, at: ["x": x]).passed)
  }

  @Test(arguments: [true, false])
  func `a chain of a hundred thousand operations needs no deep stack`(runsBackward: Bool) {
    let x = Tensor(0, requiresGradient: true)
    do {
      var y = x
      for _ in 0..<100_000 { y = y + 1 }
      #expect(y.item == 100_000)
      if runsBackward { y.backward() }
    }
    #expect(x.gradient?.item == (runsBackward ? 1 : nil))
  }

  @Test func `a freed graph holds no tensor alive`() {
    weak var hidden: Tensor?
    weak var dropped: Tensor?
    let x = Tensor([1, 2], requiresGradient: true)
    do {
      let h = tanh(x)
      hidden = h
      sigmoid(h).sum().backward()
      let unused = tanh(x)
      dropped = unused
      _ = softmax(unused * 2)
    }
    #expect(hidden == nil && dropped == nil)
  }
}
