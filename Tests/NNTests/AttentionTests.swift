import Glibc
import NN
import Testing

@Suite struct AttentionTests {
  private let close = 1e-12

  @Test func `weights are a softmax of dot products and the context their mean`() {
    let states = Tensor([[1, 0], [0, 1], [1, 1]], precision: .float64)
    let (context, weights) = dotProductAttention(Tensor([3, 0], precision: .float64), states)
    // Scores 3, 0, 3.
    let small = 1 / (1 + 2 * exp(3.0))
    let large = (1 - small) / 2
    expectClose(weights, [large, small, large])
    expectClose(context, [2 * large, large + small])
  }

  @Test func `several queries at once are each query alone`() {
    var generator = SeededGenerator(seed: 3)
    let queries = random([2, 3, 4], &generator)
    let keys = random([2, 5, 4], &generator)
    let additive = AdditiveAttention(
      query: 4, keys: 4, hidden: 6, precision: .float64, using: &generator)
    let mask = paddingMask(lengths: [5, 2], precision: .float64)
    for attend in [
      { dotProductAttention($0, keys, mask: $1) }, { additive($0, keys, mask: $1) },
    ] as [(Tensor, Tensor) -> (context: Tensor, weights: Tensor)] {
      let (contexts, weights) = attend(queries, mask)
      #expect(contexts.shape == [2, 3, 4] && weights.shape == [2, 3, 5])
      for index in 0..<3 {
        let one = attend(
          queries.slice(axis: 1, from: index, to: index + 1).squeezed(axis: 1),
          mask.squeezed(axis: 1))
        expectClose(
          contexts.slice(axis: 1, from: index, to: index + 1).squeezed(axis: 1),
          one.context.values)
        expectClose(
          weights.slice(axis: 1, from: index, to: index + 1).squeezed(axis: 1),
          one.weights.values)
      }
    }
  }

  @Test func `masks hold one where attention is allowed`() {
    #expect(causalMask(3).values == [1, 0, 0, 1, 1, 0, 1, 1, 1])
    #expect(paddingMask(lengths: [1, 3]).values == [1, 0, 0, 1, 1, 1])
    let mask = paddingMask([[5, 0, 0], [7, 8, 9]], padding: 0)
    #expect(mask.shape == [2, 1, 3] && mask.values == [1, 0, 0, 1, 1, 1])
  }

  @Test func `a masked softmax is exactly zero where masked, everywhere if all is`() {
    let x = Tensor([[1, 2, 3], [4, 5, 6]], precision: .float64, requiresGradient: true)
    let y = softmax(x, mask: Tensor([[1, 0, 1], [0, 0, 0]]))
    let share = 1 / (1 + exp(2.0))
    expectClose(y, [share, 0, 1 - share, 0, 0, 0])
    #expect(y.values[1] == 0)
    square(y).sum().backward()
    #expect(x.gradient!.values[1] == 0 && x.gradient![1].values == [0, 0, 0])
  }

  @Test func `attention learned from fixed positions ignores what stands there`() {
    var generator = SeededGenerator(seed: 4)
    let attention = LocationAttention(query: 3, positions: 4, using: &generator)
    let query = Tensor.uniform([2, 3], from: -1, to: 1, using: &generator)
    let (_, weights) = attention(query, .zeros([2, 4, 5]))
    #expect(weights.values == attention(query, .ones([2, 4, 5])).weights.values)
    #expect(attention(query, .ones([2, 4, 5])).context.shape == [2, 5])
  }

  @Test func `hierarchical attention leaves out padding on both levels`() {
    var generator = SeededGenerator(seed: 5)
    let attention = HierarchicalAttention(
      4, between: Linear(4, 4, precision: .float64, using: &generator), precision: .float64,
      using: &generator)
    let words = random([2, 3, 5, 4], &generator)
    let query = random([2, 6, 4], &generator)
    // Of the second example only the first utterance is there, with two words.
    var present = [Double](repeating: 1, count: 15)
    present += [1, 1, 0, 0, 0] + [Double](repeating: 0, count: 10)
    let mask = Tensor(present, shape: [2, 3, 5])
    let known = attention(words, query: query, mask: mask)
    #expect(known.context.shape == [2, 6, 4] && known.wordWeights.shape == [2, 3, 5])
    expectClose(known.utteranceWeights[1], (0..<6).flatMap { _ in [1.0, 0, 0] })
    let shorter = words[1..<2, 0..<1, 0..<2]
    let alone = attention(shorter, query: query.rows(from: 1, to: 2))
    expectClose(alone.context[0], known.context[1].values)
    let pooled = attention(words, mask: mask)
    #expect(pooled.context.shape == [2, 4])
    expectClose(pooled.utteranceWeights[1], [1, 0, 0])
  }

  @Test func `layers of attention pass a gradient check`() {
    var generator = SeededGenerator(seed: 6)
    let query = random([2, 3], &generator)
    let keys = random([2, 4, 5], &generator)
    let mask = paddingMask(lengths: [4, 2]).squeezed(axis: 1)
    let additive = AdditiveAttention(query: 3, keys: 5, hidden: 4, using: &generator)
    let place = LocationAttention(query: 3, positions: 4, using: &generator)
    let hierarchical = HierarchicalAttention(5, using: &generator)
    let words = keys.reshaped([2, 2, 2, 5])
    for check in [
      checkGradient(
        of: { additive($0["q"], $0["k"], mask: mask).context },
        at: ["q": query, "k": keys]),
      checkGradient(of: additive, loss: { $0(query, keys, mask: mask).context }),
      checkGradient(of: place, loss: { $0(query, keys).context }),
      checkGradient(
        of: { dotProductAttention($0["q"], $0["k"], mask: mask).context },
        at: ["q": random([2, 5], &generator), "k": keys]),
      checkGradient(of: { hierarchical($0["w"]) }, at: ["w": words]),
      checkGradient(of: hierarchical, loss: { $0(words) }),
    ] {
      #expect(check.passed, "\(check)")
    }
  }

  @Test(arguments: Precision.allCases)
  func `packed attention agrees with its definition`(precision: Precision) {
    var generator = SeededGenerator(seed: 7)
    // Lengths below, at and above a block of queries, with and without memory of another length.
    for (queries, keys) in [(5, 5), (70, 70), (66, 3), (3, 80)] {
      for causal in [false, true] {
        for mask in masks(batch: 2, heads: 2, queries, keys, &generator) {
          let q = random([2, queries, 8], &generator).converted(to: precision)
          let kv = random([2, keys, 20], &generator).converted(to: precision)
          let upstream = random([2, queries, 12], &generator).converted(to: precision)
          func run(_ isFast: Bool) -> [[Double]] {
            let (q, kv) = (q.detached(), kv.detached())
            q.requiresGradient = true
            kv.requiresGradient = true
            let parts = (
              HeadFeatures(q, from: 0, count: 8, heads: 2),
              HeadFeatures(kv, from: 12, count: 8, heads: 2),
              HeadFeatures(kv, from: 0, count: 12, heads: 2)
            )
            let attend = isFast ? packedAttention : packedAttentionByDefinition
            let y = attend(parts.0, parts.1, parts.2, mask, causal)
            y.backward(upstream)
            return [y.values, q.gradient!.values, kv.gradient!.values]
          }
          let tolerance = precision == .float64 ? 1e-12 : 1e-5
          for (fast, defined) in zip(run(true), run(false)) {
            let error = zip(fast, defined).map { ($0 - $1).magnitude }.max()!
            #expect(error < tolerance, "\(queries) queries, \(keys) keys, causal \(causal)")
          }
        }
      }
    }
  }

  @Test func `queries, keys and values may be the same features`() {
    var generator = SeededGenerator(seed: 8)
    let x = random([2, 6, 5], &generator)  // the last feature is not used
    func gradient(_ attend: @escaping (HeadFeatures) -> Tensor) -> [Double] {
      gradients(
        of: { square(attend(HeadFeatures($0[0], from: 0, count: 4, heads: 2))).sum() }, at: [x]
      )[0].values
    }
    let fast = gradient { packedAttention($0, $0, $0) }
    let defined = gradient { packedAttentionByDefinition($0, $0, $0, mask: nil, causal: false) }
    #expect(zip(fast, defined).allSatisfy { ($0 - $1).magnitude < close })
  }

  @Test func `packed attention can be differentiated twice`() {
    var generator = SeededGenerator(seed: 10)
    let (x, direction) = (random([1, 3, 12], &generator), random([1, 3, 12], &generator))
    func product(_ attend: @escaping ([HeadFeatures]) -> Tensor) -> Tensor {
      hessianVectorProduct(
        of: { x in
          square(attend([0, 4, 8].map { HeadFeatures(x, from: $0, count: 4, heads: 2) })).sum()
        }, at: x, times: direction)
    }
    let fast = product { packedAttention($0[0], $0[1], $0[2], causal: true) }
    let defined = product {
      packedAttentionByDefinition($0[0], $0[1], $0[2], mask: nil, causal: true)
    }
    expectClose(fast.flattened(), defined.values)
    #expect(abs(defined).max().item > 0.01)
  }

  @Test func `heads are dealt out and put together again`() {
    let x = Tensor.range(0, 12).reshaped([1, 3, 4])
    let heads = splitHeads(x, 2)
    #expect(heads.shape == [1, 2, 3, 2])
    #expect(heads[0, 1].values == [2, 3, 6, 7, 10, 11])
    #expect(mergeHeads(heads).values == x.values)
  }

  @Test func `every head's weights sum to one, and no weight looks ahead`() {
    var generator = SeededGenerator(seed: 9)
    let attention = MultiHeadAttention(6, heads: 3, precision: .float64, using: &generator)
    let x = random([2, 5, 6], &generator)
    let weights = attention.weights(x, causal: true)
    #expect(weights.shape == [2, 3, 5, 5])
    expectClose(weights.sum(axis: -1).flattened(), Array(repeating: 1, count: 30))
    #expect((weights * (1 - causalMask(5))).values.allSatisfy { $0 == 0 })
    expectClose(
      attention(x, mask: causalMask(5)).flattened(), attention(x, causal: true).values)
  }

  /// None, and masks of every shape that broadcasts, one with a row of zeros.
  private func masks(
    batch: Int, heads: Int, _ queries: Int, _ keys: Int, _ generator: inout SeededGenerator
  ) -> [Tensor?] {
    let shapes = [
      [queries, keys], [batch, 1, 1, keys], [batch, heads, queries, keys], [heads, queries, 1],
    ]
    return [nil]
      + shapes.map { shape in
        Tensor.uniform(shape, from: 0, to: 1, using: &generator) .< 0.7
      }
  }

  private func random(_ shape: [Int], _ generator: inout SeededGenerator) -> Tensor {
    .uniform(shape, from: -1, to: 1, precision: .float64, using: &generator)
  }

  private func expectClose(_ found: Tensor, _ expected: [Double]) {
    #expect(found.count == expected.count)
    #expect(zip(found.values, expected).allSatisfy { ($0 - $1).magnitude < close })
  }
}
