import Glibc
import NN
import Testing

/// Operations without a fixture: numbers worked by hand, and every gradient checked.
@Suite struct TensorOperationTests {
  let matrix = Tensor([[1, -2, 3], [-4, 5, -6]], precision: .float64)

  @Test func `floor has a value everywhere and no slope`() {
    let x = Tensor([-1.5, 0, 2.5], requiresGradient: true)
    #expect(floor(x).values == [-2, 0, 2])
    floor(x).sum().backward()
    #expect(x.gradient?.values == [0, 0, 0])
  }

  @Test func `log1p and expm1 keep their digits near zero`() {
    let tiny = Tensor([1e-6, -1e-6, 1e-30, 0])
    #expect(zip(log1p(tiny).values, tiny.values).allSatisfy { abs($0 - $1) <= 1e-6 * abs($1) })
    #expect(zip(expm1(tiny).values, tiny.values).allSatisfy { abs($0 - $1) <= 1e-6 * abs($1) })
    let x = Tensor([-0.9, -0.3, 1e-3, 0.7, 30], precision: .float64)
    #expect(checkGradient(of: { log1p($0["x"]) }, at: ["x": x]).passed)
    #expect(checkGradient(of: { expm1($0["x"] * 0.1) }, at: ["x": x]).passed)
  }

  @Test func `log1p of a Float is within two units in the last place, expm1 within six`() {
    let small = exp(Tensor.linspace(-80, 20, count: 200_001))
    let near = Tensor.linspace(-0.999_99, 3, count: 200_001)
    for x in [small, -small.slice(axis: 0, from: 0, to: 159_000), near] {
      #expect(worstError(log1p(x), x, Glibc.log1p) <= 2)
    }
    let wide = Tensor.linspace(-20, 20, count: 200_001)
    for x in [wide, small.slice(axis: 0, from: 0, to: 160_000)] {
      #expect(worstError(expm1(x), x, Glibc.expm1) <= 6)
    }
    let ends = log1p(Tensor([-1, .infinity, -2, .nan])).values
    #expect(Array(ends[..<2]) == [-.infinity, .infinity] && ends[2].isNaN && ends[3].isNaN)
  }

  @Test func `a number bounds from below and above`() {
    let x = Tensor([-1, 2, 5], precision: .float64, requiresGradient: true)
    #expect(maximum(x, 2).values == [2, 2, 5] && minimum(x, 2).values == [-1, 2, 2])
    #expect(maximum(x, 2).precision == .float64)
    maximum(x, 2).sum().backward()
    #expect(x.gradient!.values == [0, 0.5, 1])
  }

  @Test func `norms have their lengths, and no slope at zero`() {
    let x = Tensor([[3, -4], [0, 0]], requiresGradient: true)
    #expect(x.norm(axis: 1).values == [5, 0])
    #expect(x.norm(.l1, axis: 1).values == [7, 0])
    #expect(x.norm(.maximum).item == 4)
    x.norm(axis: 1).sum().backward()
    #expect(zip(x.gradient!.values, [0.6, -0.8, 0, 0]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(checkGradient(of: { $0["x"].norm(axes: [0]) }, at: ["x": matrix]).passed)
  }

  @Test func `the standard deviation has the correction asked for`() {
    let x = Tensor([2, 4, 4, 4, 5, 5, 7, 9], precision: .float64)
    #expect(x.standardDeviation().item == 2)
    #expect(abs(x.standardDeviation(correction: 1).item - sqrt(32.0 / 7)) < 1e-15)
    #expect(
      checkGradient(
        of: { $0["x"].standardDeviation(axis: 1, correction: 1) }, at: ["x": matrix]
      ).passed)
    let same = Tensor([3, 3], requiresGradient: true)
    same.standardDeviation().backward()
    #expect(same.gradient?.values == [0, 0])
  }

  @Test func `a product's gradient is the product of the others, also beside a zero`() {
    let x = Tensor([2, 0, 3, 4, 5], requiresGradient: true)
    let y = x.product()
    y.backward()
    #expect(y.item == 0 && x.gradient?.values == [0, 120, 0, 0, 0])
    #expect(matrix.product(axis: 0).values == [-4, -10, -18])
    #expect(matrix.product(axis: -1, keepDimensions: true).shape == [2, 1])
    #expect(Tensor.zeros([2, 0]).product(axis: 1).values == [1, 1])
    #expect(checkGradient(of: { $0["x"].product(axis: 1) }, at: ["x": matrix]).passed)
  }

  @Test func `a running sum ends in the sum, along any axis`() {
    #expect(matrix.cumulativeSum().values == [1, -1, 2, -4, 1, -5])
    #expect(matrix.cumulativeSum(axis: 0).values == [1, -2, 3, -3, 3, -3])
    for axis in [0, 1] {
      #expect(checkAdjoint(of: { $0.cumulativeSum(axis: axis) }, at: [2, 3]).passed)
    }
  }

  @Test func `flipping, rolling, repeating and tiling put elements where they belong`() {
    #expect(matrix.flipped(axes: [1]).values == [3, -2, 1, -6, 5, -4])
    #expect(matrix.flipped(axes: [0, -1]).values == [-6, 5, -4, 3, -2, 1])
    #expect(matrix.rolled(by: 1).values == [3, 1, -2, -6, -4, 5])
    #expect(matrix.rolled(by: -4).values == matrix.rolled(by: 2).values)
    #expect(Tensor([1, 2]).repeated(2, axis: 0).values == [1, 1, 2, 2])
    #expect(Tensor([1, 2]).tiled(2, axis: 0).values == [1, 2, 1, 2])
    #expect(
      matrix.padded(circular: [(0, 1), (1, 2)]).values
        == [3, 1, -2, 3, 1, -2, -6, -4, 5, -6, -4, 5, 3, 1, -2, 3, 1, -2])
    let operations: [(Tensor) -> Tensor] = [
      { $0.flipped(axes: [0]) }, { $0.rolled(by: 2, axis: 1) }, { $0.repeated(3, axis: 1) },
      { $0.tiled(2, axis: 0) }, { $0.padded(circular: [(1, 2), (3, 0)]) },
    ]
    for operation in operations { #expect(checkAdjoint(of: operation, at: [2, 3]).passed) }
  }

  @Test func `what is split can be joined again`() {
    let parts = matrix.split([1, 2], axis: 1)
    #expect(parts.map(\.shape) == [[2, 1], [2, 2]])
    #expect(concat(parts, axis: 1).values == matrix.values)
    #expect(matrix.split(into: 3, axis: -1).map(\.values) == [[1, -4], [-2, 5], [3, -6]])
  }

  @Test func `scattering adds where gathering took`() {
    let y = matrix.scatterAdd(axis: 1, indices: [2, 2, 0, 1], Tensor([[10, 20], [30, 40]]))
    #expect(y.values == [1, -2, 33, 26, 45, -6])
    let source = Tensor([[1, 2], [3, 4]], precision: .float64)
    let check = checkGradient(
      of: { $0["x"].scatterAdd(axis: 1, indices: [2, 2, 0, 1], $0["source"]) },
      at: ["x": matrix, "source": source])
    #expect(check.passed, "\(check)")
  }

  @Test func `diagonals and contractions`() {
    #expect(matrix.diagonal().values == [1, 5])
    #expect(Tensor([1, 2]).diagonalMatrix().values == [1, 0, 0, 2])
    #expect(checkAdjoint(of: { $0.diagonal().diagonalMatrix() }, at: [3, 2]).passed)
    #expect(contract(matrix, matrix, over: ([0, 1], [0, 1])).item == 91)
    let cube = Tensor.range(0, 8, precision: .float64).reshaped([2, 2, 2])
    // Σⱼ cᵢⱼₖ mⱼₗ at i = 0, k = 1, l = 2: 1 · 3 + 3 · (−6).
    let product = contract(cube, matrix, over: ([1], [0]))
    #expect(product.shape == [2, 2, 3] && product[0, 1, 2].item == -15)
    let check = checkGradient(
      of: { contract($0["a"], $0["b"], over: ([1], [0])) }, at: ["a": cube, "b": matrix])
    #expect(check.passed, "\(check)")
  }

  @Test func `ties go to the first index`() {
    #expect(Tensor([[2, 1, 1], [0, 3, 0]]).argmin(axis: 1) == [1, 0])
    #expect(Tensor([[2, 5, 5], [3, 3, 0]]).argmax(axis: 1) == [1, 0])
  }

  @Test func `a mask can be seen and searched`() {
    let mask = Tensor([[1, 0], [1, 1]])
    #expect(mask.maskDescription == "■ ·\n■ ■")
    #expect(stack([mask, mask]).maskDescription == "■ ·\n■ ■\n\n■ ·\n■ ■")
    #expect(mask.indicesOfNonzero == [[0, 0], [1, 0], [1, 1]])
    #expect((matrix .!= 5).values == [1, 1, 1, 1, 0, 1])
  }

  @Test func `random classes come as often as their weights say`() {
    var generator = SeededGenerator(seed: 3)
    let weights = Tensor([1, 0, 3]).broadcastTo([4000, 3])
    let drawn = Tensor.categorical(weights, using: &generator)
    let ones = drawn.count { $0 == 0 }
    #expect(drawn.allSatisfy { $0 != 1 } && abs(Double(ones) - 1000) < 4 * sqrt(750.0))
    let coins = Tensor.bernoulli([4000], probability: 0.25, using: &generator)
    #expect(abs(coins.sum().item - 1000) < 4 * sqrt(750.0))
    #expect(coins.values.allSatisfy { $0 == 0 || $0 == 1 })
    let sure = Tensor.bernoulli(probabilities: Tensor([0, 1, 0]), using: &generator)
    #expect(sure.values == [0, 1, 0])
    #expect(Tensor.permutation(5, using: &generator).values.sorted() == [0, 1, 2, 3, 4])
  }

  /// The largest error in units of the last place of the right result.
  private func worstError(_ y: Tensor, _ x: Tensor, _ function: (Double) -> Double) -> Double {
    zip(x.values, y.values).reduce(0) { worst, pair in
      let exact = function(pair.0)
      let unit = Double(Swift.max(Float(exact).ulp, .leastNonzeroMagnitude))
      return Swift.max(worst, abs(pair.1 - exact) / unit)
    }
  }
}
