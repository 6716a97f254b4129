import Glibc
import NN
import Testing

@Suite struct LossTests {
  @Test func `each loss has the value that was worked by hand`() {
    func close(_ loss: Tensor, _ expected: Double) -> Bool {
      (loss.item - expected).magnitude < 1e-6
    }
    #expect(close(hinge(Tensor([-0.3]), Tensor([1])), 1.3))
    #expect(close(squaredHinge(Tensor([-0.3]), Tensor([1])), 1.69))
    // The right class leads by 0.7 and by 0.2: 0.3 + 0.8, and 0.09 + 0.64.
    let scores = Tensor([[1, 0.3, 0.8]])
    #expect(close(multiclassHinge(scores, labels: [0]), 1.1))
    #expect(close(multiclassSquaredHinge(scores, labels: [0]), 0.73))
    #expect(close(pseudoHuber(Tensor([3]), Tensor([0])), 10.0.squareRoot() - 1))
    #expect(close(pseudoHuber(Tensor([1e-4]), Tensor([0])) * 1e8, 0.5))
    #expect(close(huber(Tensor([0.5, 3]), Tensor([0, 0]), reduction: .sum), 0.125 + 2.5))
    #expect(close(smoothL1(Tensor([0.5, 3]), Tensor([0, 0]), beta: 2, reduction: .sum), 2.0625))
    #expect(close(squaredError(Tensor([1, 4]), Tensor([0, 2]), factor: 0.5), 2.5))
    #expect(close(powerError(Tensor([4, -1]), Tensor([0, 0]), exponent: 1.5), 9))
    let weighted = squaredError(
      Tensor([[1, 2], [3, 4]]), .zeros([2, 2]), factor: 1, outputWeights: Tensor([1, 10]))
    #expect(close(weighted, 1 + 9 + 10 * (4 + 16)))
    // Perfectly undecided, the discriminator loses 2 log 2 and the generator log 2.
    #expect(close(discriminatorLoss(real: Tensor([0]), fake: Tensor([0])), 2 * Glibc.log(2)))
    #expect(close(generatorLoss(fake: Tensor([0])), Glibc.log(2)))
  }

  @Test func `pairs are measured on the squared distance or as Hadsell does`() {
    let a = Tensor([[0, 0], [0, 0], [0, 0]])
    let b = Tensor([[0.6, 0.8], [0.3, 0.4], [3, 4]])
    let similar = Tensor([1, 0, 0])
    let lectures = contrastive(a, b, similar: similar, margin: 2, reduction: .none).values
    for (x, y) in zip(lectures, [1, 1.75, 0]) { #expect((x - y).magnitude < 1e-6) }
    let hadsell = contrastive(
      a, b, similar: similar, margin: 2, measure: .distance, reduction: .none)
    for (x, y) in zip(hadsell.values, [0.5, 1.125, 0]) { #expect((x - y).magnitude < 1e-6) }
  }

  @Test func `equal codes give finite gradients`() {
    let a = Tensor([[1, 2], [1, 2]], requiresGradient: true)
    let b = Tensor([[1, 2], [1, 2]])
    for measure in [MarginMeasure.squaredDistance, .distance] {
      contrastive(a, b, similar: Tensor([1, 0]), measure: measure).backward()
    }
    triplet(a, b, b).backward()
    #expect(a.gradient!.values == [0, 0, 0, 0])
  }

  static let losses: [(String, @Sendable (Tensor, Tensor) -> Tensor)] = [
    ("powerError", { powerError($0, $1, exponent: 1.5) }),
    ("smoothL1", { smoothL1($0, $1, beta: 0.7) }),
    ("squaredError", { squaredError($0, $1, factor: 0.5, outputWeights: Tensor([1, 2, 3])) }),
    ("meanSquaredError", { meanSquaredError($0, $1) }),
    (
      "gaussianNegativeLogLikelihood",
      {
        gaussianNegativeLogLikelihood($0, logVariance: 0.3 * $1, Tensor([[1, 0, 2], [0, 1, -1]]))
      }
    ),
    (
      "gaussianKLDivergence",
      {
        gaussianKLDivergence(mean: $0, logVariance: $1, fromMean: $1, logVariance: 0.5 * $0)
      }
    ),
    ("contrastive", { contrastive($0, $1, similar: Tensor([1, 0]), margin: 9) }),
    ("triplet", { triplet($0, $1, 2 * $1 - $0, margin: 4) }),
    (
      "negativeELBO",
      {
        negativeELBO(
          reconstructionErrors: square($0).sum(axis: 1), mean: $0, logVariance: $1, beta: 2)
      }
    ),
  ]

  @Test(arguments: losses)
  func `a loss passes its gradient check in both arguments`(
    name: String, loss: @Sendable (Tensor, Tensor) -> Tensor
  ) {
    let a = Tensor([[0.3, -1.2, 2.1], [-0.4, 0.8, -1.6]])
    let b = Tensor([[1.3, 0.2, -0.5], [0.6, -0.9, 1.7]])
    let check = checkGradient(of: { loss($0["a"], $0["b"]) }, at: ["a": a, "b": b])
    #expect(check.passed, "\(name): \(check)")
  }

  @Test(arguments: Precision.allCases, [Reduction.mean, .sum, .none])
  func `cross-entropy in one pass is the composition of its definition`(
    precision: Precision, reduction: Reduction
  ) {
    var generator = SeededGenerator(seed: 3)
    // Classes that fill no vector, several vectors, and rows for more than one block and part.
    for (examples, classes) in [(5, 3), (64, 10), (700, 97)] {
      let scores = Tensor.normal(
        [examples, classes], standardDeviation: 4, precision: precision, using: &generator)
      let labels = (0..<examples).map { _ in generator.integer(below: classes) }
      let oneHot = Tensor.oneHot(labels, classes: classes, precision: precision)
      let target = 0.9 * oneHot + 0.1 / Double(classes)
      func gradients(_ loss: (Tensor) -> Tensor) -> (Tensor, Tensor) {
        let x = scores.converted(to: precision).detached()
        x.requiresGradient = true
        let value = loss(x)
        (value * 3).sum().backward()
        return (value, x.gradient!)
      }
      let definition = gradients { x in
        let losses = -(target * logSoftmax(x, axis: 1)).sum(axis: 1)
        return reduction == .mean ? losses.mean() : reduction == .sum ? losses.sum() : losses
      }
      let fromLabels = gradients {
        crossEntropy($0, labels: labels, reduction: reduction, labelSmoothing: 0.1)
      }
      let fromTarget = gradients { crossEntropy($0, target: target, reduction: reduction) }
      let near = precision == .float64 ? 1e-13 : 1e-5
      for found in [fromLabels, fromTarget] {
        #expect(found.0.shape == definition.0.shape)
        let lossError = abs(found.0 - definition.0).max().item
        #expect(lossError <= near * abs(definition.0).max().item)
        #expect(abs(found.1 - definition.1).max().item <= near)
      }
    }
  }

  @Test func `an ignored label has no loss and no gradient`() {
    let x = Tensor(
      [[1, 2, 3], [3, -1, 0], [0.5, 0, 0]], precision: .float64, requiresGradient: true)
    let part = crossEntropy(x.rows([0, 2]), labels: [0, 1])
    let whole = crossEntropy(x, labels: [0, -1, 1], ignoring: -1)
    #expect((whole.item - part.item).magnitude < 1e-15)
    whole.backward()
    #expect(x.gradient![1].values == [0, 0, 0] && x.gradient![2].values != [0, 0, 0])
    #expect(crossEntropy(x, labels: [7, 7, 7], ignoring: 7).item == 0)
  }

  @Test func `cross-entropy keeps its gradient over two backward passes`() {
    let x = Tensor([[1, 2, 3]], precision: .float64, requiresGradient: true)
    let loss = crossEntropy(x, labels: [0])
    loss.backward(retainGraph: true)
    let once = x.gradient!.values
    loss.backward()
    for (a, b) in zip(x.gradient!.values, once) { #expect(a == 2 * b) }
  }

  @Test func `the fused mean squared error is the composition, to rounding`() {
    var generator = SeededGenerator(seed: 5)
    let target = Tensor.normal([130, 517], using: &generator)
    let start = Tensor.normal([130, 517], using: &generator)
    let (x, y) = (start.detached(), start.detached())
    (x.requiresGradient, y.requiresGradient) = (true, true)
    let fused = meanSquaredError(x, target)
    let composed = square(y - target).mean()
    fused.backward()
    composed.backward()
    #expect((fused.item - composed.item).magnitude < 1e-6 * composed.item)
    #expect(abs(x.gradient! - y.gradient!).max().item < 1e-11)
  }

  @Test func `a sequence's loss does not depend on its padding`() {
    var generator = SeededGenerator(seed: 7)
    let logits = Tensor.normal([2, 3, 4], precision: .float64, using: &generator)
    let mask = Tensor([[1, 1, 0], [1, 1, 1]])
    let loss = sequenceCrossEntropy(logits, labels: [1, 2, 0, 3, 0, 1], mask: mask)
    let longer = sequenceCrossEntropy(
      concat([logits, .full([2, 2, 4], 9, precision: .float64)], axis: 1),
      labels: [1, 2, 0, 0, 0, 3, 0, 1, 0, 0], mask: concat([mask, .zeros([2, 2])], axis: 1))
    #expect(loss.item == longer.item)
    // Per sentence instead of per word: five words, two sentences.
    let relevance = relevanceLoss(logits, labels: [1, 2, 0, 3, 0, 1], mask: mask)
    #expect((relevance.item - loss.item * 5 / 2).magnitude < 1e-14)
  }

  @Test func `the score function's gradient is that of the expected reward`() {
    // All six samples of two draws from three words, weighted by their probability: exact.
    let rewards: [Double] = [1, -2, 5]
    let x = Tensor([0.2, -0.4, 1.1], precision: .float64)
    let exact = gradient(
      of: { (softmax($0) * Tensor(rewards, precision: .float64)).sum() }, at: x)
    for baseline in [RewardBaseline.none, .constant(2), .leaveOneOut, .batchMean] {
      let estimate = -gradient(
        of: { x in
          let (p, logP) = (softmax(x).detached(), logSoftmax(x))
          var loss = Tensor(0, precision: .float64)
          for i in 0..<3 {
            for j in 0..<3 {
              let sample = scoreFunctionLoss(
                logProbabilities: logP.rows([i, j]), rewards: Tensor([rewards[i], rewards[j]]),
                baseline: baseline)
              loss = loss + p.values[i] * p.values[j] * sample
            }
          }
          return loss
        }, at: x)
      let factor = baseline == .batchMean ? 0.5 : 1  // (n − 1) / n
      #expect(abs(estimate - factor * exact).max().item < 1e-14, "\(baseline)")
    }
  }

  @Test func `a hierarchical softmax is a distribution over all classes`() {
    var generator = SeededGenerator(seed: 11)
    let softmax = HierarchicalSoftmax(3, counts: [5, 1, 2, 9, 1], precision: .float64)
    softmax.nodes.assign(.normal([4, 3], precision: .float64, using: &generator))
    let x = Tensor.normal([2, 3], precision: .float64, using: &generator)
    let logP = withoutGradient { softmax(x) }
    for sum in exp(logP).sum(axis: 1).values { #expect((sum - 1).magnitude < 1e-14) }
    let losses = softmax.loss(x, labels: [3, 1], reduction: .none).values
    #expect((losses[0] + logP.values[3]).magnitude < 1e-14)
    #expect((losses[1] + logP.values[6]).magnitude < 1e-14)
    let check = checkGradient(of: softmax, loss: { $0.loss(x, labels: [3, 1]) })
    #expect(check.passed, "\(check)")
  }

  @Test func `negative samples follow the three-quarter power of the counts`() {
    var generator = SeededGenerator(seed: 13)
    let sampler = NegativeSampler(counts: [16, 0, 1])
    let words = sampler.sample(20_000, using: &generator)
    #expect(!words.contains(1))
    // 16^¾ = 8 against 1; three standard errors of 8/9.
    let share = Double(words.count { $0 == 0 }) / 20_000
    #expect((share - 8.0 / 9).magnitude < 3 * (8.0 / 81 / 20_000).squareRoot())
  }

  @Test func `divergences are zero where nothing diverges`() {
    let zero = Tensor.zeros([2, 3])
    #expect(gaussianKLDivergence(mean: zero, logVariance: zero).item == 0)
    let (m, s) = (Tensor([[1, -2, 0.5]]), Tensor([[0.3, -1, 2]]))
    let same = gaussianKLDivergence(mean: m, logVariance: s, fromMean: m, logVariance: s)
    #expect(same.item == 0)
    // A certain target: log 0 does not appear, and KL is −log q.
    let logQ = logSoftmax(Tensor([[1, 2, 3]]))
    let certain = categoricalKLDivergence(Tensor([[0, 1, 0]]), logQ: logQ)
    #expect(certain.item == -logQ.values[1])
  }
}
