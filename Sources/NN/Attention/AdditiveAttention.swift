/// Attention whose score is a small network: αₛ = v · tanh(W q + U hₛ + b), w = softmax α,
/// c = Σₛ wₛ hₛ.
///
/// Unlike a dot product it compares vectors of different lengths. Query [batch…, queryFeatures] or
/// [batch…, queries, queryFeatures]; keys [batch…, keys, keyFeatures], which are also the values.
/// W, U and v are drawn as `Linear` draws its weight; only U has a bias.
///
/// D. Bahdanau and others, Neural Machine Translation by Jointly Learning to Align and Translate,
/// 2015.
public final class AdditiveAttention: Layer {
  /// W: [batch…, queryFeatures] → [batch…, hidden], without a bias.
  public let queryProjection: Linear
  /// U and b: [batch…, keyFeatures] → [batch…, hidden].
  public let keyProjection: Linear
  /// v: [batch…, hidden] → [batch…, 1], without a bias, which softmax would cancel.
  public let score: Linear

  /// - Parameter hidden: How many features query and keys are compared in.
  public init(
    query queryFeatures: Int, keys keyFeatures: Int, hidden: Int,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    queryProjection = Linear(
      queryFeatures, hidden, bias: false, precision: precision, using: &generator)
    keyProjection = Linear(keyFeatures, hidden, precision: precision, using: &generator)
    score = Linear(hidden, 1, bias: false, precision: precision, using: &generator)
  }

  /// The scores, [batch…, keys] for one query or [batch…, queries, keys] for several.
  public func scores(_ query: Tensor, _ keys: Tensor) -> Tensor {
    let (q, k) = (queryProjection(query), keyProjection(keys))
    let sums =
      query.rank == keys.rank
      ? q.expanded(at: -2) + k.expanded(at: -3)  // [batch…, queries, keys, hidden]
      : q.expanded(at: -2) + k  // [batch…, keys, hidden]
    return score(tanh(sums)).squeezed(axis: -1)
  }

  /// The context and the weights; the mask broadcasts to the scores, 1 = may attend.
  public func callAsFunction(
    _ query: Tensor, _ keys: Tensor, mask: Tensor? = nil
  ) -> (context: Tensor, weights: Tensor) {
    let weights = softmax(scores(query, keys), mask: mask)
    return (attentionContext(weights, keys), weights)
  }

  /// W, U with b, and v.
  public override var sublayers: [Layer] { [queryProjection, keyProjection, score] }
}

/// Attention by place alone: w = softmax(W q + b) has one weight for each position, whatever
/// stands there.
///
/// Query [batch…, queryFeatures], values [batch…, positions, features] with as many positions as
/// the layer was made for. (Luong and others, 2015, call this location-based; how a Turing machine
/// moves along its memory is `circularShift`.)
public final class LocationAttention: Layer {
  /// W and b: [batch…, queryFeatures] → [batch…, positions].
  public let score: Linear

  /// Attention over a fixed number of positions.
  public init(
    query queryFeatures: Int, positions: Int, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    score = Linear(queryFeatures, positions, precision: precision, using: &generator)
  }

  /// The context and the weights [batch…, positions]; mask 1 = may attend.
  public func callAsFunction(
    _ query: Tensor, _ values: Tensor, mask: Tensor? = nil
  ) -> (context: Tensor, weights: Tensor) {
    let weights = softmax(score(query), mask: mask)
    return (attentionContext(weights, values), weights)
  }

  /// The one layer that scores.
  public override var sublayers: [Layer] { [score] }
}
