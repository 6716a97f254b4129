/// softmax(Q Kᵀ / √d), how much each query attends to each key: [batch…, queries, keys], rows that
/// sum to 1.
///
/// Query [batch…, queries, d], key [batch…, keys, d]. The dot product of two random vectors with
/// elements of variance 1 has variance d; divided by √d it keeps variance 1, and the softmax its
/// slope.
///
/// - Parameters:
///   - mask: 1 = may attend; broadcasts to [batch…, queries, keys]. A query that may attend to
///     nothing has weights 0.
///   - causal: Whether a query only attends to keys whose position is not beyond its own, in
///     addition to the mask.
public func attentionWeights(
  _ query: Tensor, _ key: Tensor, mask: Tensor? = nil, causal: Bool = false
) -> Tensor {
  precondition(
    query.rank >= 2 && key.rank >= 2
      && query.shape[query.rank - 1] == key.shape[key.rank - 1],
    "Attention compares queries and keys of one length; got \(query.shape) and \(key.shape).")
  let d = Double(query.shape[query.rank - 1])
  let scores = matmul(query, key.transposed()) / d.squareRoot()  // [batch…, queries, keys]
  var allowed = mask
  if causal {
    let (queries, keys) = (query.shape[query.rank - 2], key.shape[key.rank - 2])
    let past =
      Tensor.range(0, Double(keys)).expanded(at: 0)
      .<= Tensor.range(0, Double(queries)).expanded(at: 1)
    allowed = mask.map { $0.detached() * past } ?? past
  }
  return softmax(scores, mask: allowed)
}

/// softmax(Q Kᵀ / √d) V: each query's mean of the values, weighted by how well their keys fit.
///
/// Query [batch…, queries, d], key [batch…, keys, d], value [batch…, keys, e] → [batch…, queries,
/// e]. Mask and `causal` as in `attentionWeights`. A. Vaswani and others, Attention Is All You
/// Need, 2017.
public func scaledDotProductAttention(
  _ query: Tensor, _ key: Tensor, _ value: Tensor, mask: Tensor? = nil, causal: Bool = false
) -> Tensor {
  matmul(attentionWeights(query, key, mask: mask, causal: causal), value)
}

/// The features of each position dealt out to several heads: [batch, length, heads · d] →
/// [batch, heads, length, d]. Head j gets the features from j d up to (j + 1) d.
public func splitHeads(_ x: Tensor, _ heads: Int) -> Tensor {
  precondition(
    x.rank == 3 && heads > 0 && x.shape[2] % heads == 0,
    "splitHeads needs [batch, length, features] with features for \(heads) heads; got \(x.shape).")
  return x.reshaped([x.shape[0], x.shape[1], heads, x.shape[2] / heads]).transposed(1, 2)
}

/// The heads' features side by side again: [batch, heads, length, d] → [batch, length, heads · d].
public func mergeHeads(_ x: Tensor) -> Tensor {
  precondition(x.rank == 4, "mergeHeads needs [batch, heads, length, d]; got \(x.shape).")
  return x.transposed(1, 2).reshaped([x.shape[0], x.shape[2], x.shape[1] * x.shape[3]])
}

/// Scaled dot-product attention of several heads at once, from packed projections.
///
/// Queries, keys and values are slices of features, of `heads` heads side by side; a mask
/// broadcasts to the scores [batch, heads, queries, keys]. This is the definition;
/// `packedAttention` is the same as one operation, and what `MultiHeadAttention` uses.
package func packedAttentionByDefinition(
  _ query: HeadFeatures, _ key: HeadFeatures, _ value: HeadFeatures, mask: Tensor?, causal: Bool
) -> Tensor {
  let (q, k, v) = (query.split(), key.split(), value.split())  // [batch, heads, length, d]
  return mergeHeads(scaledDotProductAttention(q, k, v, mask: mask, causal: causal))
}

/// The features of several heads, side by side in a tensor that may hold others beside them:
/// [batch, length, …features…].
package struct HeadFeatures {
  package let tensor: Tensor
  /// The first of them in the last axis.
  package let start: Int
  /// Their number, heads · d.
  package let count: Int
  package let heads: Int

  package init(_ tensor: Tensor, from start: Int, count: Int, heads: Int) {
    precondition(
      tensor.rank == 3 && start >= 0 && start + count <= tensor.shape[2] && count % heads == 0,
      "\(heads) heads of features \(start) to \(start + count) are not in \(tensor.shape).")
    self.tensor = tensor
    self.start = start
    self.count = count
    self.heads = heads
  }

  /// [batch, heads, length, d].
  func split() -> Tensor {
    splitHeads(tensor.slice(axis: 2, from: start, to: start + count), heads)
  }
}
