import NN
import Testing

@Suite struct TransformerTests {
  @Test func `positions begin with zeros and ones, and a step turns every pair by its angle`() {
    let table = sinusoidalPositions(12, features: 8, precision: .float64)
    #expect(table[0].values == [0, 1, 0, 1, 0, 1, 0, 1])
    // (sin, cos) of p + 3 is that of p turned by the angle of 3, whatever p.
    let turn = table[3].values
    for p in 0..<9 {
      let (here, there) = (table[p].values, table[p + 3].values)
      for i in stride(from: 0, to: 8, by: 2) {
        let sine = here[i] * turn[i + 1] + here[i + 1] * turn[i]
        let cosine = here[i + 1] * turn[i + 1] - here[i] * turn[i]
        #expect((there[i] - sine).magnitude < 1e-12 && (there[i + 1] - cosine).magnitude < 1e-12)
      }
    }
    #expect(sinusoidalPositions(2, features: 3).shape == [2, 3])
  }

  @Test func `learned positions serve shorter sequences`() {
    let positions = LearnedPositions(weight: Tensor([[1, 2], [3, 4], [5, 6]]))
    #expect(positions(.zeros([2, 2, 2])).values == [1, 2, 3, 4, 1, 2, 3, 4])
    positions(.zeros([2, 2, 2])).sum().backward()
    #expect(positions.weight.gradient!.values == [2, 2, 2, 2, 0, 0])
  }

  @Test func `without positions an encoder does not see the order`() {
    var generator = SeededGenerator(seed: 1)
    let encoder = TransformerEncoder(
      8, heads: 2, hidden: 12, layers: 2, norm: .pre, precision: .float64, using: &generator)
    let x = Tensor.uniform([5, 8], from: -1, to: 1, precision: .float64, using: &generator)
    let order = [3, 0, 4, 1, 2]
    let moved = encoder(x.rows(order).expanded(at: 0))[0]
    let expected = encoder(x.expanded(at: 0))[0].rows(order)
    #expect(abs(moved - expected).max().item < 1e-12)
  }

  @Test func `padding changes nothing`() {
    var generator = SeededGenerator(seed: 2)
    let model = Transformer(
      vocabulary: 9, features: 8, heads: 2, hidden: 12, layers: 2, precision: .float64,
      using: &generator)
    let plain = model([[3, 4, 5]], target: [[1, 6, 7]], padding: 0)
    let padded = model([[3, 4, 5, 0, 0]], target: [[1, 6, 7]], padding: 0)
    #expect(abs(plain - padded).max().item < 1e-12)
  }

  @Test(arguments: NormPlacement.allCases)
  func `no prediction depends on later tokens`(placement: NormPlacement) {
    var generator = SeededGenerator(seed: 3)
    let model = Transformer(
      vocabulary: 9, features: 8, heads: 2, hidden: 12, layers: 2, norm: placement,
      using: &generator)
    let one = model([[3, 4, 5]], target: [[1, 6, 7, 2]])
    let other = model([[3, 4, 5]], target: [[1, 6, 8, 8]])
    #expect(one.rows(from: 0, to: 2).values == other.rows(from: 0, to: 2).values)
    #expect(one[2].values != other[2].values)
  }

  @Test func `the lectures' small Transformer has 22156 parameters`() {
    var generator = SeededGenerator(seed: 4)
    let model = Transformer(
      vocabulary: 12, features: 32, heads: 4, hidden: 64, layers: 1, using: &generator)
    #expect(model.parameterCount == 22156)
    #expect(Set(model.namedParameters.map(\.name)).count == model.parameters.count)
  }

  @Test func `a Transformer learns to reverse two letters`() {
    var generator = SeededGenerator(seed: 5)
    let model = Transformer(
      vocabulary: 5, features: 16, heads: 2, hidden: 32, layers: 1, using: &generator)
    let letters = [2, 3, 4]
    let source = letters.flatMap { a in letters.map { b in [a, b] } }
    let target = source.map { Array($0.reversed()) }
    let optimizer = Adam(model.parameters, learningRate: 0.01)
    for _ in 0..<60 {
      let loss = crossEntropy(
        model(source, target: target.map { [1, $0[0]] }), labels: Array(target.joined()))
      optimizer.zeroGradients()
      loss.backward()
      optimizer.step()
    }
    #expect(model.greedyDecode(source, start: 1, length: 2) == target)
  }

  @Test(arguments: NormPlacement.allCases)
  func `dropout acts on what is added, in training alone`(placement: NormPlacement) {
    var generator = SeededGenerator(seed: 7)
    let layer = TransformerEncoderLayer(
      4, heads: 2, hidden: 6, norm: placement, keepProbability: 0.5, precision: .float64,
      using: &generator)
    let x = Tensor.normal([1, 50, 4], precision: .float64, using: &generator)
    #expect(layer(x).values != layer(x).values)
    layer.evaluate()
    let plain = TransformerEncoderLayer(
      attention: layer.attention, feedForward: layer.feedForward, norms: layer.norms,
      norm: placement)
    #expect(layer(x).values == plain(x).values)
    layer.train()
    layer.holdRandomness()
    let upstream = Tensor.normal(x.shape, precision: .float64, using: &generator)
    let check = checkGradient(of: layer, loss: { ($0(x) * upstream).sum() })
    #expect(check.passed, "\(check)")
    layer.holdRandomness(false)
    if placement == .pre {
      // A number that lost both additions is the input's: a quarter of them.
      let kept = zip(layer(x).values, x.values).count { $0 == $1 }
      #expect((25...80).contains(kept), "\(kept) of 200")
    }
    var model = SeededGenerator(seed: 8)
    let transformer = Transformer(
      vocabulary: 9, features: 8, heads: 2, hidden: 12, layers: 1, norm: placement,
      keepProbability: 0.8, using: &model)
    let first = transformer([[3, 4]], target: [[1, 6]]).values
    #expect(first != transformer([[3, 4]], target: [[1, 6]]).values)
    transformer.evaluate()
    #expect(
      transformer([[3, 4]], target: [[1, 6]]).values
        == transformer([[3, 4]], target: [[1, 6]]).values)
    #expect(
      transformer.parameterCount == transformer.namedParameters.reduce(0) { $0 + $1.tensor.count })
  }

  @Test func `a language model knows nothing at first and continues what it has learned`() {
    var generator = SeededGenerator(seed: 6)
    let model = LanguageModel(
      vocabulary: 4, context: 6, features: 16, heads: 2, layers: 1, using: &generator)
    let text = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1]
    let batch = (0..<4).map { Array(text[$0..<($0 + 6)]) }
    let next = (0..<4).flatMap { text[($0 + 1)..<($0 + 7)] }
    let optimizer = Adam(model.parameters, learningRate: 0.01)
    let first = crossEntropy(model(batch), labels: next).item
    #expect((first - 1.386).magnitude < 0.3)
    for _ in 0..<40 {
      optimizer.zeroGradients()
      crossEntropy(model(batch), labels: next).backward()
      optimizer.step()
    }
    // Longer than its context.
    let continued = model.generate(after: [2], count: 9, temperature: 0, using: &generator)
    #expect(continued == [3, 0, 1, 2, 3, 0, 1, 2, 3])
    #expect(model.generate(after: [2], count: 5, using: &generator).allSatisfy { $0 < 4 })
  }
}
