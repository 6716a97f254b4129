import NN
import Testing

@Suite struct DropoutTests {
  @Test func `the number given is the probability to keep`() {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.ones([200, 500])
    let layer = Dropout(keepProbability: 0.8, using: &generator)
    let y = layer(x)
    let kept = (y .> 0).mean().item
    #expect((kept - 0.8).magnitude < 4 * (0.8 * 0.2 / 100_000).squareRoot())
    #expect((y.max().item - 1.25).magnitude < 1e-6)
    let byDropping = Dropout(dropProbability: 0.2, using: &generator)
    #expect((byDropping.keepProbability - 0.8).magnitude < 1e-15)
  }

  @Test func `a unit's expected value in training is its value in use, in both modes`() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.full([400, 500], 3, precision: .float64)
    for mode in DropoutMode.allCases {
      let layer = Dropout(keepProbability: 0.5, mode: mode, using: &generator)
      let trained = layer(x).mean().item
      layer.evaluate()
      #expect(layer(x).values.allSatisfy { $0 == (mode == .standard ? 1.5 : 3) })
      let deviation = mode == .standard ? 1.5 : 3.0
      let expected = mode == .standard ? 1.5 : 3
      #expect((trained - expected).magnitude < 4 * deviation / 200_000.0.squareRoot())
    }
  }

  @Test func `each forward pass has its mask, unless randomness is held`() {
    var generator = SeededGenerator(seed: 3)
    let dropout = Dropout(keepProbability: 0.5, using: &generator)
    let noise = GaussianNoise(standardDeviation: 1, using: &generator)
    let model = Sequential(Sequential(dropout), noise)
    let x = Tensor.ones([4, 16])
    #expect(model(x).values != model(x).values)
    model.holdRandomness()
    let held = model(x).values
    #expect(held == model(x).values)
    model.holdRandomness(false)
    #expect(model(x).values == held)
    #expect(model(x).values != held)
    model.evaluate()
    #expect(model(x).values == x.values)
  }

  @Test func `with held randomness a gradient check passes through dropout`() {
    var generator = SeededGenerator(seed: 4)
    let model = Sequential(
      Linear(5, 8, using: &generator), Tanh(), Dropout(keepProbability: 0.6, using: &generator),
      BatchNorm1d(8), ReLU(), GaussianNoise(standardDeviation: 0.3, using: &generator),
      LayerNorm(8), Linear(8, 2, using: &generator))
    model.holdRandomness()
    let x = Tensor.normal([6, 5], precision: .float64, using: &generator)
    let check = checkGradient(of: model, loss: { square($0(x)).sum() })
    #expect(check.passed, "\(check)")
  }

  @Test func `weight noise is there for the gradient and gone after`() {
    var generator = SeededGenerator(seed: 5)
    let w = Tensor([1, 2, 3], precision: .float64, requiresGradient: true)
    let noisy = withWeightNoise([w], standardDeviation: 0.1, using: &generator) {
      square(w).sum().backward()
      return w.values
    }
    #expect(w.values == [1, 2, 3] && noisy != [1, 2, 3])
    #expect(w.gradient!.values == noisy.map { 2 * $0 })
  }

  @Test func `a mask drawn for a million units has the right share`() {
    var generator = SeededGenerator(seed: 6)
    let mask = Tensor.mask([1_000_001], probability: 0.3, using: &generator)
    #expect(Set(mask.values) == [0, 1])
    #expect((mask.mean().item - 0.3).magnitude < 4 * (0.21 / 1e6).squareRoot())
    #expect(Tensor.mask([99], probability: 1, using: &generator).values.allSatisfy { $0 == 1 })
    #expect(Tensor.mask([99], probability: 0, using: &generator).values.allSatisfy { $0 == 0 })
  }
}
