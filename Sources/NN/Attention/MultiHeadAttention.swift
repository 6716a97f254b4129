/// Attention that looks for several things at once: each of `heads` heads compares its own part of
/// the projections Q = X W_Qᵀ + b_Q, K = Y W_Kᵀ + b_K, V = Y W_Vᵀ + b_V, and W_O mixes what they
/// found:
///
/// MHA(X, Y) = [head₁ … head_h] W_Oᵀ + b_O,  headⱼ = softmax(Qⱼ Kⱼᵀ / √(d/h)) Vⱼ.
///
/// X [batch, queries, d] → [batch, queries, d]; Y [batch, keys, d] is X itself in self-attention,
/// the encoder's output in encoder–decoder attention. W_Q, W_K and W_V stand one below the other in
/// one weight [3 d, d], so that self-attention projects with one product. Each is Xavier uniform at
/// first, as is W_O; biases are zero. A. Vaswani and others, Attention Is All You Need, 2017.
public final class MultiHeadAttention: Layer {
  /// W_Q, W_K, W_V and their biases: [3 d, d] and [3 d].
  public let projection: Linear
  /// W_O and b_O: [d, d] and [d].
  public let output: Linear
  /// h; each head compares d / h features.
  public let heads: Int

  /// Attention between vectors of `features` elements, a multiple of `heads`.
  public convenience init(
    _ features: Int, heads: Int, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    func square() -> Tensor {
      Initializer.xavierUniform.tensor(
        [features, features], precision: precision, using: &generator)
    }
    func zeros(_ count: Int) -> Tensor { .zeros([count], precision: precision) }
    let weight = withoutGradient { concat([square(), square(), square()]) }
    self.init(
      projection: Linear(weight: weight, bias: zeros(3 * features)),
      output: Linear(weight: square(), bias: zeros(features)), heads: heads)
  }

  /// Attention with the given projections, [3 d, d] and [d, d].
  public init(projection: Linear, output: Linear, heads: Int) {
    let d = projection.weight.shape[1]
    precondition(
      projection.weight.shape[0] == 3 * d && output.weight.shape == [d, d] && heads > 0
        && d % heads == 0,
      "MultiHeadAttention with \(heads) heads needs weights [3 d, d] and [d, d] with d a multiple of "
        + "\(heads); got \(projection.weight.shape) and \(output.weight.shape).")
    self.projection = projection
    self.output = output
    self.heads = heads
  }

  /// Self-attention: every position attends to every position.
  public override func callAsFunction(_ input: Tensor) -> Tensor { self(input, memory: nil) }

  /// - Parameters:
  ///   - memory: Where keys and values come from, [batch, keys, d]; the input if nil.
  ///   - mask: 1 = may attend: [queries, keys], [batch, 1, keys] (from `paddingMask`), [batch,
  ///     queries, keys], or [batch, heads, queries, keys].
  ///   - causal: Whether a position attends only to itself and those before it.
  public func callAsFunction(
    _ input: Tensor, memory: Tensor? = nil, mask: Tensor? = nil, causal: Bool = false
  ) -> Tensor {
    let (q, k, v) = projected(input, memory)
    return output(packedAttention(q, k, v, mask: perHead(mask), causal: causal))
  }

  /// softmax(Qⱼ Kⱼᵀ / √(d/h)) of every head, to look at: [batch, heads, queries, keys].
  public func weights(
    _ input: Tensor, memory: Tensor? = nil, mask: Tensor? = nil, causal: Bool = false
  ) -> Tensor {
    let (q, k, _) = projected(input, memory)
    return attentionWeights(q.split(), k.split(), mask: perHead(mask), causal: causal)
  }

  /// The projections, and both their parameters.
  public override var sublayers: [Layer] { [projection, output] }

  /// Self-attention's projections, before and after.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(projection, inputShape), (output, inputShape)]
  }

  /// Those of the projections, and of Q Kᵀ and P V: a product with every pair of positions.
  public override func macs(for inputShape: [Int]) -> Int {
    super.macs(for: inputShape) + 2 * inputShape.reduce(inputShape[1], *)
  }

  /// The projections', the weights of every head, and what the heads found.
  public override func activationCount(for inputShape: [Int]) -> Int {
    let weights = inputShape[0] * heads * inputShape[1] * inputShape[1]
    return super.activationCount(for: inputShape) + weights + inputShape.reduce(1, *)
  }

  private func projected(
    _ input: Tensor, _ memory: Tensor?
  ) -> (query: HeadFeatures, key: HeadFeatures, value: HeadFeatures) {
    let d = projection.weight.shape[1]
    for x in [input, memory ?? input] {
      precondition(
        x.rank == 3 && x.shape[2] == d && x.shape[0] == input.shape[0],
        "MultiHeadAttention expects [batch, length, \(d)]; got \(input.shape)"
          + (memory.map { " and memory \($0.shape)." } ?? "."))
    }
    func part(_ packed: Tensor, _ index: Int) -> HeadFeatures {
      HeadFeatures(packed, from: index * d, count: d, heads: heads)
    }
    guard let memory else {
      let packed = projection(input)  // [batch, length, 3 d]
      return (part(packed, 0), part(packed, 1), part(packed, 2))
    }
    // W_Q on the one, W_K and W_V on the other.
    let (weight, bias) = (projection.weight, projection.bias)
    let query = linear(
      input, weight.rows(from: 0, to: d), bias?.rows(from: 0, to: d))  // [batch, queries, d]
    let packed = linear(
      memory, weight.rows(from: d, to: 3 * d), bias?.rows(from: d, to: 3 * d))  // […, keys, 2 d]
    return (part(query, 0), part(packed, 0), part(packed, 1))
  }

  /// A mask of each example is one of all its heads.
  private func perHead(_ mask: Tensor?) -> Tensor? {
    mask.map { $0.rank == 3 ? $0.expanded(at: 1) : $0 }
  }
}
