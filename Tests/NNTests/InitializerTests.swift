import NN
import Testing

@Suite struct InitializerTests {
  @Test func `uniform over fan-in has the variance of the lectures`() {
    var generator = SeededGenerator(seed: 1)
    let w = Initializer.uniformOverFanIn(bound: 2.4)
      .tensor([200, 8, 3, 3], precision: .float64, using: &generator).detached()
    let fanIn = 72.0
    #expect(abs(w).max().item <= 2.4 / fanIn)
    let n = Double(w.count)
    #expect((w.variance().item * fanIn * fanIn / 1.92 - 1).magnitude < 4 / n.squareRoot())
  }

  @Test func `an identity hands on its input, through a convolution too`() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([2, 3, 5, 5], using: &generator)
    let conv = Conv2d(3, 3, 3, padding: 1, initializer: .identity, using: &generator)
    #expect(conv(x).values == x.values)
    let linear = Linear(3, 5, initializer: .identity, using: &generator)
    #expect(linear(Tensor([[1, 2, 3]])).values == [1, 2, 3, 0, 0])
  }

  @Test func `a gate's bias stands in its own units`() {
    #expect(Tensor.gateBias([0, 3, 0, -1], units: 2).values == [0, 0, 3, 3, 0, 0, -1, -1])
  }

  @Test func `scaling by data gives every layer outputs of variance one`() {
    var generator = SeededGenerator(seed: 3)
    let layers = (0..<8).flatMap { _ in
      [Linear(50, 50, initializer: .normal(standardDeviation: 0.02), using: &generator), ReLU()]
        as [Layer]
    }
    let model = Sequential(layers)
    let batch = 5 * Tensor.normal([200, 50], using: &generator)
    scaleToUnitVariance(model, on: batch)
    var value = batch
    for layer in layers {
      value = layer(value).detached()
      if layer is Linear { #expect((value.variance().item - 1).magnitude < 0.02) }
    }
  }

  @Test func `an embedding looks rows up, and equal ids add their gradients`() {
    let table = Embedding(weight: Tensor([[1, 2], [3, 4], [5, 6]]))
    let y = table([2, 0, 2])
    #expect(y.values == [5, 6, 1, 2, 5, 6])
    y.backward(Tensor([[1, 1], [10, 20], [100, 100]]))
    #expect(table.weight.gradient!.values == [10, 20, 0, 0, 101, 101])
    #expect(table(Tensor([[0, 1]])).shape == [1, 2, 2])
    #expect(table.outputShape(for: [1, 2]) == [1, 2, 2])
  }

  @Test func `a tied output trains the table once`() {
    var generator = SeededGenerator(seed: 5)
    let table = Embedding(6, 3, using: &generator)
    let model = Sequential(table, table.tiedOutput())
    #expect(model.parameterCount == 6 * 3 + 6 && model.parameters.count == 2)
    #expect(model(Tensor([0, 5])).shape == [2, 6])
  }
}
