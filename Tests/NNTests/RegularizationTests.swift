import NN
import Testing

@Suite struct RegularizationTests {
  private func model(_ seed: UInt64 = 1) -> Sequential {
    var generator = SeededGenerator(seed: seed)
    return Sequential(
      Linear(2, 5, precision: .float64, using: &generator), Tanh(),
      Linear(5, 4, precision: .float64, using: &generator), Sigmoid(slope: 2),
      Linear(4, 3, precision: .float64, using: &generator))
  }

  @Test func `the L2 penalty's step is weight decay, and biases stay`() {
    let (penalized, decayed, byRule) = (model(), model(), model())
    l2Penalty(penalized.parameters, decay: 0.3).backward()
    SGD(penalized.parameters, learningRate: 0.1).step()
    decayWeights(decayed.parameters, decay: 0.3, learningRate: 0.1)
    for parameter in byRule.weights {
      parameter.gradient = .zeros(parameter.shape, precision: .float64)
    }
    SGD(byRule.parameters, learningRate: 0.1, weightDecay: 0.3).step()
    for other in [decayed, byRule] {
      for (a, b) in zip(penalized.parameters, other.parameters) {
        #expect(abs(a.detached() - b.detached()).max().item < 1e-15)
      }
    }
    #expect(penalized.biases.map(\.values) == model().biases.map(\.values))
    for (a, b) in zip(penalized.weights[0].values, model().weights[0].values) {
      #expect((a - 0.97 * b).magnitude < 1e-15)
    }
  }

  @Test func `penalties have the values that were worked by hand`() {
    let w = Tensor([[1, -2], [0, 3]])
    let b = Tensor([10])
    #expect(l2Penalty([w, b], decay: 0.5).item == 3.5)
    #expect(l2Penalty([w, b], decay: 0.5, includingBiases: true).item == 28.5)
    #expect(l1Penalty([w, b], strength: 0.5).item == 3)
    #expect(elasticNetPenalty([w], l1: 0.5, l2: 0.5).item == 6.5)
    #expect(l2Penalty([([w], 0.5), ([b], 0.02)]).item == 4.5)
    #expect(l2Penalty(w, decays: Tensor([1, 0])).item == 0.5)
    // Ratios (1, 4, 0, 9) / 1: ½ + 4/5 + 0 + 9/10.
    #expect((weightEliminator([w], strength: 1).item - 2.2).magnitude < 1e-6)
    #expect((weightEliminator([w], scale: 1e-3, strength: 1).item - 3).magnitude < 1e-5)
  }

  @Test func `penalties pass their gradient check`() {
    let w = Tensor([[1, -2], [0.5, 3]])
    let check = checkGradient(
      of: {
        elasticNetPenalty([$0["w"]], l1: 0.3, l2: 0.7)
          + weightEliminator([$0["w"]], scale: 1.5, strength: 2)
          + l2Penalty($0["w"], decays: Tensor([2, 3]))
      }, at: ["w": w])
    #expect(check.passed, "\(check)")
  }

  @Test func `shrinking finds the weights that matter and makes the others exactly zero`() {
    var generator = SeededGenerator(seed: 4)
    let truth = Tensor([[2, 0, 0, -1.5, 0, 0, 0, 1]])
    let x = Tensor.normal([60, 8], using: &generator)
    let noise = Tensor.normal([60, 1], standardDeviation: 0.1, using: &generator)
    let y = linear(x, truth) + noise
    let weight = Tensor.zeros([1, 8], requiresGradient: true)
    let optimizer = SGD([weight], learningRate: 0.2)
    for _ in 0..<300 {
      optimizer.zeroGradients()
      meanSquaredError(linear(x, weight), y).backward()
      optimizer.step()
      shrinkWeights([weight], l1: 0.2, learningRate: 0.2)
    }
    #expect(weight.values.map { $0 != 0 } == truth.values.map { $0 != 0 })
    let elastic = Tensor([[1, -0.05, -3]], requiresGradient: true)
    shrinkWeights([elastic], l1: 1, l2: 10, learningRate: 0.1)
    for (a, b) in zip(elastic.values, [0.45, 0, -1.45]) { #expect((a - b).magnitude < 1e-6) }
  }

  @Test func `only rows that are too long are shortened`() {
    let w = Tensor([[3, 4], [0.3, 0.4], [0, 0]], requiresGradient: true)
    let bias = Tensor([9], requiresGradient: true)
    limitRowNorms([w, bias], to: 2)
    for (a, b) in zip(w.values, [1.2, 1.6, 0.3, 0.4, 0, 0]) { #expect((a - b).magnitude < 1e-6) }
    #expect(bias.values == [9] && w.requiresGradient)
    let kernel = Tensor.ones([2, 3, 2, 2], requiresGradient: true)
    limitRowNorms([kernel], to: 1)
    #expect(abs(square(kernel.detached()).sum(axes: [1, 2, 3]) - 1).max().item < 1e-6)
  }

  @Test func `curvature is the second derivative by each input`() {
    let network = model()
    let x = Tensor([[0.3, -0.7], [1.2, 0.4]], precision: .float64)
    let found = withoutGradient { curvatures(of: network, at: x) }
    #expect(found.shape == [2, 2, 3])
    let h = 1e-4
    for j in 0..<2 {
      let step = Tensor([0, 1].map { $0 == j ? h : 0 }, precision: .float64)
      let numeric = withoutGradient {
        (network(x + step) + network(x - step) - 2 * network(x)) / (h * h)
      }
      for n in 0..<2 {
        #expect(abs(found[n][j] - numeric[n]).max().item < 1e-6)
      }
    }
    let expected = square(found).sum().item
    let penalty = curvaturePenalty(of: network, at: x, reduction: .sum)
    #expect((penalty.item - expected).magnitude < 1e-12)
    let check = checkGradient(of: network, loss: { curvaturePenalty(of: $0, at: x) })
    #expect(check.passed, "\(check)")
  }

  @Test func `early stopping waits out its patience and brings the best back`() {
    let w = Tensor([0], requiresGradient: true)
    let stopping = EarlyStopping([w], patience: 3)
    let losses = [5, 3, 4, 2, 2, .nan, 2.5, 1]
    var stoppedAt: Int?
    for (check, loss) in losses.enumerated() {
      w.assign(Tensor([Double(check)]))
      if stopping.shouldStop(after: loss) {
        stoppedAt = check
        break
      }
    }
    #expect(stoppedAt == 6 && stopping.bestCheck == 3 && stopping.bestLoss == 2)
    stopping.restoreBest()
    #expect(w.values == [3])
    // Training on from there does not change what was best.
    w.gradient = Tensor([1])
    SGD([w], learningRate: 1).step()
    #expect(w.values == [2])
    stopping.restoreBest()
    #expect(w.values == [3])
  }
}
