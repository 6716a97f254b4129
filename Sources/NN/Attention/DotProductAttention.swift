/// The context c = Σₛ wₛ hₛ, a mean of vectors hₛ weighted by attention.
///
/// Values [batch…, keys, features]; weights [batch…, keys] for one context [batch…, features], or
/// [batch…, queries, keys] for one of each query.
public func attentionContext(_ weights: Tensor, _ values: Tensor) -> Tensor {
  precondition(
    values.rank >= 2 && weights.rank >= 1
      && weights.shape[weights.rank - 1] == values.shape[values.rank - 2],
    "attentionContext needs a weight for each of the vectors \(values.shape); got "
      + "\(weights.shape).")
  if weights.rank == values.rank { return matmul(weights, values) }
  precondition(
    weights.rank == values.rank - 1,
    "attentionContext needs weights of one axis less than \(values.shape), or as many; got "
      + "\(weights.shape).")
  return matmul(weights.expanded(at: -2), values).squeezed(axis: -2)
}

/// The score αₛ = h · hₛ of a query with each key: how similar they are.
///
/// Query [batch…, features] → [batch…, keys], or [batch…, queries, features] → [batch…, queries,
/// keys]; keys [batch…, keys, features].
public func dotProductScores(_ query: Tensor, _ keys: Tensor) -> Tensor {
  precondition(
    query.rank >= 1 && keys.rank >= 2
      && query.shape[query.rank - 1] == keys.shape[keys.rank - 1],
    "dotProductScores compares vectors of one length; got \(query.shape) and \(keys.shape).")
  if query.rank == keys.rank { return matmul(query, keys.transposed()) }
  return matmul(keys, query.expanded(at: -1)).squeezed(axis: -1)
}

/// Dot-product attention as the lectures have it: αₛ = h · hₛ, w = softmax α, c = Σₛ wₛ hₛ.
///
/// ```swift
/// let (context, weights) = dotProductAttention(decoderState, encoderStates)
/// ```
/// Query [batch…, features], or [batch…, queries, features] for several; keys [batch…, keys,
/// features], which are also the values unless others are given. The mask broadcasts to the scores
/// [batch…, keys] or [batch…, queries, keys]: 1 = may attend.
///
/// M.-T. Luong and others, Effective Approaches to Attention-based Neural Machine Translation,
/// 2015. The scores grow with the number of features: `scaledDotProductAttention` divides by its
/// root.
public func dotProductAttention(
  _ query: Tensor, _ keys: Tensor, values: Tensor? = nil, mask: Tensor? = nil
) -> (context: Tensor, weights: Tensor) {
  let weights = softmax(dotProductScores(query, keys), mask: mask)
  return (attentionContext(weights, values ?? keys), weights)
}
