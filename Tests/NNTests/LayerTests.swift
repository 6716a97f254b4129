import NN
import Testing

@Suite struct LayerTests {
  @Test func `a linear layer is a weighted sum for each output`() {
    let layer = Linear(weight: Tensor([[1, 2, 3], [0, -1, 1]]), bias: Tensor([10, 20]))
    #expect(layer(Tensor([[1, 1, 1], [2, 0, 1]])).values == [16, 20, 15, 21])
    #expect(layer(Tensor([1, 1, 1])).shape == [2])
    #expect(layer(.ones([4, 5, 3])).shape == [4, 5, 2])
    #expect(layer.parameterCount == 8)
  }

  @Test func `a new linear layer is uniform within one over the root of its inputs`() {
    var generator = SeededGenerator(seed: 1)
    let layer = Linear(16, 500, using: &generator)
    for parameter in layer.parameters {
      let size = abs(parameter.detached())
      #expect(size.max().item <= 0.25 && size.max().item > 0.24)
    }
    let plain = Linear(16, 4, bias: false, initializer: .heNormal, using: &generator)
    #expect(plain.bias == nil && plain.parameterCount == 64)
  }

  @Test func `parameters have names, and shared ones appear once`() {
    var generator = SeededGenerator(seed: 1)
    let shared = Linear(2, 2, using: &generator)
    let model = Sequential(shared, Tanh(), Sequential(Linear(2, 1, using: &generator)), shared)
    #expect(
      model.namedParameters.map(\.name) == ["0.weight", "0.bias", "2.0.weight", "2.0.bias"])
  }

  @Test func `a layer of one's own needs only a value and its parameters`() {
    final class Scale: Layer {
      let factor = Tensor(3, requiresGradient: true)
      override func callAsFunction(_ input: Tensor) -> Tensor { factor * input }
      override var parameters: [Tensor] { [factor] }
    }
    let model = Sequential(Scale(), ReLU())
    #expect(model(Tensor([-1, 2])).values == [0, 6])
    #expect(model.namedParameters.map(\.name) == ["0.parameter 0"])
  }

  @Test func `scaled tanh maps one to one`() {
    #expect((scaledTanh(1.0) - 1.0000555).magnitude < 1e-7)
    #expect(
      (ScaledTanh()(Tensor([1, -1])) - Tensor([1, -1])).values.allSatisfy { abs($0) < 1e-4 })
  }

  @Test func `a model that knows nothing loses the logarithm of the classes`() {
    let loss = crossEntropy(Tensor.zeros([4, 10], precision: .float64), labels: [0, 3, 5, 9])
    #expect((loss.item - 2.302585092994046).magnitude < 1e-14)
  }

  @Test func `losses reduce as asked`() {
    let prediction = Tensor([1, 2, 5])
    let target = Tensor([1, 0, 2])
    #expect(meanSquaredError(prediction, target, reduction: .none).values == [0, 4, 9])
    #expect(meanSquaredError(prediction, target, reduction: .sum).item == 13)
    #expect((meanSquaredError(prediction, target).item - 13.0 / 3).magnitude < 1e-6)
  }

  @Test func `a flattened batch keeps its first axis`() {
    #expect(Flatten()(.zeros([5, 8, 8])).shape == [5, 64])
  }

  @Test func `an optimizer rule of one's own changes the parameters in place`() {
    final class SignDescent: Optimizer {
      override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
        parameter.assign(parameter - learningRate * gradient / abs(gradient))
      }
    }
    let w = Tensor([1, -1], requiresGradient: true)
    let optimizer = SignDescent([w], learningRate: 0.5)
    for _ in 0..<2 {
      optimizer.zeroGradients()
      (w * w).sum().backward()
      optimizer.step()
    }
    #expect(w.values == [0, 0] && w.requiresGradient && optimizer.stepCount == 2)
  }
}
