import NN
import Testing

/// What the rules do where there is no reference trajectory.
@Suite struct OptimizerTests {
  /// Steps until ½ (x² + 25 y²) < 10⁻⁶ from (1, 1).
  private func steps(limit: Int = 400, _ make: ([Tensor]) -> Optimizer) -> Int {
    let w = Tensor([1, 1], precision: .float64, requiresGradient: true)
    let curvature = Tensor([1, 25], precision: .float64)
    let optimizer = make([w])
    for step in 1...limit {
      let loss = 0.5 * (curvature * square(w)).sum()
      if loss.item < 1e-6 { return step - 1 }
      optimizer.zeroGradients()
      loss.backward()
      optimizer.step()
    }
    return limit
  }

  @Test func `adapted rates take fewer steps on a long valley than gradient descent`() {
    #expect((102...108).contains(steps { SGD($0, learningRate: 0.077) }))
    #expect(steps { DeltaBarDelta($0, learningRate: 0.01) } <= 80)
    #expect(steps { Quickprop($0, learningRate: 0.01) } <= 30)
    #expect(steps { AdaGrad($0, learningRate: 0.5) } <= 60)
    #expect(steps { Rprop($0) } <= 80)
    #expect(steps { RMSProp($0, learningRate: 0.01, decay: 0.9) } < 400)
    #expect(steps { SGD($0, learningRate: 0.081) } == 400)
  }

  /// The steps a rule takes on one weight, given its gradients.
  private func changes(_ gradients: [Double], _ make: ([Tensor]) -> Optimizer) -> [Double] {
    let w = Tensor([0], precision: .float64, requiresGradient: true)
    let optimizer = make([w])
    return gradients.map { g in
      let before = w.item
      w.gradient = Tensor([g], precision: .float64)
      optimizer.step()
      return w.item - before
    }
  }

  @Test func `delta-bar-delta adds while the sign stays and multiplies when it turns`() {
    var rule: DeltaBarDelta?
    let found = changes([2, 2, -1, 0]) { parameters in
      rule = DeltaBarDelta(
        parameters, learningRate: 0.1, increase: 0.05, decrease: 0.5, memory: 0.5)
      return rule!
    }
    // Rates 0.1, 0.15, 0.075, 0.075; means 1, 1.5, 0.25.
    for (a, b) in zip(found, [-0.2, -0.3, 0.075, 0]) { #expect((a - b).magnitude < 1e-15) }
    #expect((rule!.rates(of: rule!.parameters[0]).item - 0.075).magnitude < 1e-15)
  }

  @Test func `quickprop jumps to the parabola's bottom, not too far and never uphill`() {
    let rule = { Quickprop($0, learningRate: 0.1) }
    // From slope 4 by −0.4 to slope 1: the bottom is −0.4 · 1 / (4 − 1) further.
    func expect(_ gradients: [Double], _ expected: [Double]) {
      for (a, b) in zip(changes(gradients, rule), expected) { #expect((a - b).magnitude < 1e-15) }
    }
    expect([4, 1], [-0.4, -0.4 / 3])
    expect([4, 3.9], [-0.4, -0.7])  // 15.6 without the limit 1.75
    expect([4, 12], [-0.4, -0.7])  // the parabola opens downwards: uphill would be + 0.6
    expect([4, -2], [-0.4, 0.4 / 3])  // beyond the bottom: back
    expect([4, 4], [-0.4, -0.4])  // no parabola: a gradient step
    expect([4, 0, 3], [-0.4, 0, -0.3])  // no step before: a gradient step
  }

  @Test func `Rprop looks at signs alone and rests after a turn`() {
    let found = changes([1e-3, 50, -4, -4, 0]) { Rprop($0, learningRate: 0.1) }
    // Sizes 0.1, 0.12, 0.06 (rest), 0.06, then no slope.
    for (a, b) in zip(found, [-0.1, -0.12, 0, 0.06, 0]) { #expect((a - b).magnitude < 1e-15) }
  }

  @Test func `long parameters are updated as short ones are`() {
    // 100,003 numbers are cut for threads and vectors; each must step as it would alone.
    let makers: [([Tensor]) -> Optimizer] = [
      { AdamW($0) }, { NAdam($0) }, { AdaGrad($0) }, { Adadelta($0) }, { Rprop($0) },
      { RMSProp($0, centered: true, momentum: 0.5) }, { Quickprop($0, learningRate: 0.1) },
      { DeltaBarDelta($0, learningRate: 0.1) },
    ]
    var generator = SeededGenerator(seed: 1)
    let start = Tensor.normal([100_003], using: &generator)
    let gradients = (0..<3).map { _ in Tensor.normal([100_003], using: &generator) }
    for make in makers {
      let long = start.converted(to: .float64).converted(to: .float32)
      long.requiresGradient = true
      let short = Tensor(Array(start.values[99_990...]), requiresGradient: true)
      let (first, second) = (make([long]), make([short]))
      for gradient in gradients {
        long.gradient = gradient
        short.gradient = Tensor(Array(gradient.values[99_990...]))
        first.step()
        second.step()
      }
      let difference = zip(long.values[99_990...], short.values).map { ($0 - $1).magnitude }.max()!
      #expect(difference <= 1e-6, "\(type(of: first))")
    }
  }

  @Test func `a group steps each part at its own rate`() {
    let (low, high) = (Tensor([1], requiresGradient: true), Tensor([1], requiresGradient: true))
    let group = OptimizerGroup(SGD([low], learningRate: 0.5), SGD([high], learningRate: 0.125))
    (low + high).sum().backward()
    group.step()
    #expect(low.item == 0.5 && high.item == 0.875)
    group.zeroGradients()
    #expect(group.parameters.allSatisfy { $0.gradient == nil })
    group.scaleLearningRates(by: 0.5)
    #expect(group.optimizers.map(\.learningRate) == [0.25, 0.0625])
  }

  @Test func `gradients of parts add up to that of the batch`() {
    var generator = SeededGenerator(seed: 2)
    let layer = Linear(3, 2, precision: .float64, using: &generator)
    let x = Tensor.normal([6, 3], precision: .float64, using: &generator)
    meanSquaredError(layer(x), .zeros([6, 2], precision: .float64)).backward()
    let whole = layer.weight.gradient!.values
    layer.weight.zeroGradient()
    for part in 0..<3 {
      let rows = x.rows([2 * part, 2 * part + 1])
      meanSquaredError(layer(rows), .zeros([2, 2], precision: .float64)).backward()
    }
    scaleGradients([layer.weight], by: 1.0 / 3)
    for (a, b) in zip(layer.weight.gradient!.values, whole) { #expect((a - b).magnitude < 1e-15) }
  }

  @Test func `clipping by value cuts each number`() {
    let (w, unused) = (
      Tensor([0, 0, 0], requiresGradient: true), Tensor(0, requiresGradient: true)
    )
    w.gradient = Tensor([-3, 0.5, 2])
    clipGradients([w, unused], to: 1)
    #expect(w.gradient!.values == [-1, 0.5, 1] && unused.gradient == nil)
    #expect(clipGradientNorm([w, unused], to: 100) == 1.5)
    #expect(w.gradient!.values == [-1, 0.5, 1])
  }

  @Test func `schedules join and end where they should`() {
    let cosine = LearningRateSchedule.cosine(from: 1, to: 0.1, steps: 10)
    #expect(cosine(0) == 1 && (cosine(10) - 0.1).magnitude < 1e-15 && cosine(99) == cosine(10))
    #expect((LearningRateSchedule.linear(from: 1, to: 0, steps: 4)(3) - 0.25).magnitude < 1e-15)
    #expect(LearningRateSchedule.inverse(from: 1, halvedAfter: 5)(5) == 0.5)
    let joined = LearningRateSchedule.constant(1).followed(by: cosine, after: 5)
    #expect(joined(4) == 1 && joined(5) == 1 && joined(15) == cosine(10))
    // The Transformer's rises to its warm-up's end and falls after.
    let transformer = LearningRateSchedule.transformer(modelSize: 512, warmup: 40)
    #expect((0..<200).max { transformer($0) < transformer($1) } == 39)
  }
}
