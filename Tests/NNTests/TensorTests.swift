import Fixtures
import NN
import Testing

@Suite struct TensorTests {
  @Test func `numbers keep their order and their shape`() {
    let x = Tensor([[1, 2, 3], [4, 5, 6]])
    #expect(x.shape == [2, 3] && x.rank == 2 && x.count == 6 && x.precision == .float32)
    #expect(x.values == [1, 2, 3, 4, 5, 6])
    #expect(x[1].values == [4, 5, 6])
    #expect(x[1, 2].item == 6)
    #expect(x.transposed().values == [1, 4, 2, 5, 3, 6])
    #expect(x.reshaped([3, -1]).shape == [3, 2])
    #expect(x.rows([1, 0, 1]).values == [4, 5, 6, 1, 2, 3, 4, 5, 6])
    #expect(x[0..<2, 1..<3].values == [2, 3, 5, 6])
    #expect(x.slice(axis: 1, from: 0, to: 3, by: 2).values == [1, 3, 4, 6])
  }

  @Test func `creation gives what its name says`() {
    #expect(Tensor.identity(2).values == [1, 0, 0, 1])
    #expect(Tensor.range(0, 4).values == [0, 1, 2, 3])
    #expect(Tensor.range(0, 1, by: 0.25, precision: .float64).values == [0, 0.25, 0.5, 0.75])
    #expect(Tensor.linspace(0, 1, count: 5).values == [0, 0.25, 0.5, 0.75, 1])
    #expect(Tensor.full([2, 1], 7).values == [7, 7])
    #expect(Tensor.oneHot([2, 0], classes: 3).values == [0, 0, 1, 1, 0, 0])
  }

  @Test func `a sum over no elements is zero`() {
    let empty = Tensor.zeros([0, 3])
    #expect(empty.sum().item == 0)
    #expect(empty.sum(axis: 0).values == [0, 0, 0])
    #expect((empty + Tensor([1, 2, 3])).shape == [0, 3])
    #expect(matmul(Tensor.zeros([2, 0]), Tensor.zeros([0, 2])).values == [0, 0, 0, 0])
  }

  @Test func `scalars stand on either side`() {
    let x = Tensor([1, 2, 4])
    #expect((2 * x + 1).values == [3, 5, 9])
    #expect((1 - x / 2).values == [0.5, 0, -1])
    #expect((4 / x).values == [4, 2, 1])
    #expect((-x).values == [-1, -2, -4])
  }

  @Test func `float32 with float64 gives float64, and each its gradient back`() {
    let x = Tensor([1, 2], requiresGradient: true)
    let w = Tensor([0.1, 0.2], precision: .float64, requiresGradient: true)
    let y = (x * w).sum()
    y.backward()
    #expect(y.precision == .float64 && y.item == 0.1 + 0.2 * 2)
    #expect(x.gradient?.precision == .float32)
    #expect(x.gradient!.converted(to: .float64).values == [Double(Float(0.1)), Double(Float(0.2))])
    #expect(w.gradient?.precision == .float64 && w.gradient?.values == [1, 2])
  }

  @Test func `a layer and a loss widen to float64 with any of their inputs`() {
    let bias = Tensor([0.1], precision: .float64, requiresGradient: true)
    let score = linear(Tensor([[1, 2]]), Tensor([[0.5, 1]]), bias)
    #expect(score.precision == .float64 && score.item == 2.6)
    let wide = Tensor([[0.25, 0.75]], precision: .float64)
    #expect(crossEntropy(Tensor([[0, 0]]), target: wide).precision == .float64)
  }

  @Test func `assigning changes no other holder of the numbers`() {
    let w = Tensor([1, 2])
    let before = w.detached()
    let row = w.reshaped([1, 2])
    w.assign(Tensor([3, 4]))
    #expect(w.values == [3, 4])
    #expect(before.values == [1, 2] && row.values == [1, 2])
  }

  @Test func `comparisons make masks, and a selection keeps infinities out`() {
    let x = Tensor([-1, 0, 2])
    #expect((x .> 0).values == [0, 0, 1])
    #expect((x .<= 0).values == [1, 1, 0])
    #expect((x .== Tensor(0)).values == [0, 1, 0])
    #expect(select(x .> 0, log(x), Tensor(0)).values[0...1] == [0, 0])
  }

  @Test func `argmax is the first of equals, along any axis`() {
    let x = Tensor([[1, 5, 5], [7, 0, 2]])
    #expect(x.argmax(axis: 1) == [1, 0])
    #expect(x.argmax(axis: 0) == [1, 0, 0])
  }

  @Test func `variance divides by n, or by n − 1 for a sample`() {
    let x = Tensor([2, 4, 4, 4, 5, 5, 7, 9], precision: .float64)
    #expect(x.mean().item == 5)
    #expect(x.variance().item == 4)
    #expect(x.variance(correction: 1).item == 32.0 / 7)
  }

  @Test func `a matrix product agrees with the definition, whatever is broadcast`() {
    var generator = SeededGenerator(seed: 3)
    let shapes: [([Int], [Int])] = [
      ([3, 4], [4, 5]), ([2, 3, 4], [4, 5]), ([4], [2, 4, 5]), ([2, 1, 3, 4], [3, 4, 2]),
      ([5, 3, 4], [4]), ([4], [4]),
    ]
    for (left, right) in shapes {
      let a = Tensor.normal(left, precision: .float64, using: &generator)
      let b = Tensor.normal(right, precision: .float64, using: &generator)
      // Σₖ aᵢₖ bₖⱼ by broadcasting: [.., i, k, 1] · [.., 1, k, j].
      let rows = a.rank == 1 ? a.reshaped([1, a.count]) : a
      let columns = b.rank == 1 ? b.reshaped([b.count, 1]) : b
      let products = rows.expanded(at: rows.rank) * columns.expanded(at: columns.rank - 2)
      let expected = products.sum(axis: -2).flattened()
      let c = matmul(a, b)
      #expect(Closeness(relative: 1e-12, absolute: 1e-12).worst(c.values, expected.values) == nil)
      let check = checkGradient(of: { matmul($0["a"], $0["b"]) }, at: ["a": a, "b": b])
      #expect(check.passed, "\(left) · \(right): \(check)")
    }
  }

  @Test(arguments: [[0], [1], [2], [0, 1], [1, 2], [0, 2], [0, 1, 2]])
  func `large sums agree with addition one by one`(axes: [Int]) {
    let (a, b, c) = (60, 50, 70)
    let x = Tensor(
      (0..<a * b * c).map { Double($0 * 7919 % 1009) - 500 }, shape: [a, b, c])
    var expected: [Int: Double] = [:]
    let values = x.values
    for place in 0..<a * b * c {
      let index = [place / (b * c), place / c % b, place % c]
      let kept = [0, 1, 2].filter { !axes.contains($0) }
      expected[kept.reduce(0) { $0 * [a, b, c][$1] + index[$1] }, default: 0] += values[place]
    }
    // Whole numbers below 2²⁴ are added without rounding.
    #expect(x.sum(axes: axes).values == expected.keys.sorted().map { expected[$0]! })
  }

  @Test func `a long Float sum stays exact to a few units`() {
    let third = Tensor.full([1_000_003], 1.0 / 3)
    let exact = 1_000_003 * Double(Float(1.0 / 3))
    #expect((third.sum().item - exact).magnitude < 1e-6 * exact)
  }
}
