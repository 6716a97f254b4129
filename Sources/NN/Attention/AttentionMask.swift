// Who may attend to whom: masks hold 1 where a query may attend to a key, and 0 where not.
//
// ≠ some libraries, where 1 means "leave out". Masks broadcast against scores […, queries, keys].

/// Each position sees itself and those before it: [length, length], 1 where key ≤ query.
///
/// A model that predicts the next token must not see it (A. Vaswani and others, Attention Is All
/// You Need, 2017).
public func causalMask(_ length: Int, precision: Precision = .float32) -> Tensor {
  let positions = Tensor.range(0, Double(length), precision: precision)
  return positions.expanded(at: 0) .<= positions.expanded(at: 1)
}

/// 1 before the end of each sequence, 0 after: [batch, 1, length], for sequences of these lengths
/// that were padded to the `longest`. Every query sees the same keys.
public func paddingMask(
  lengths: [Int], longest: Int? = nil, precision: Precision = .float32
) -> Tensor {
  let longest = longest ?? lengths.max() ?? 0
  precondition(
    lengths.allSatisfy { (0...longest).contains($0) },
    "paddingMask needs lengths from 0 to \(longest); got \(lengths).")
  let ends = Tensor(lengths.map(Double.init), precision: precision)
  return Tensor.range(0, Double(longest), precision: precision)
    .< ends.reshaped([lengths.count, 1, 1])
}

/// 1 where a token is not `padding`: [batch, 1, length] for a batch of token sequences.
public func paddingMask(
  _ tokens: [[Int]], padding: Int, precision: Precision = .float32
) -> Tensor {
  let length = tokens.first?.count ?? 0
  precondition(
    tokens.allSatisfy { $0.count == length },
    "paddingMask needs sequences of one length; got \(tokens.map(\.count)).")
  let isToken = tokens.joined().map { $0 == padding ? 0.0 : 1 }
  return Tensor(isToken, shape: [tokens.count, 1, length], precision: precision)
}

/// The softmax along an axis over the places where the mask is 1; exactly 0 elsewhere.
///
/// Where nothing may be attended to, all weights are 0. (≠ scores of −∞, whose softmax is then
/// 0/0.) The mask broadcasts to the scores' shape and has no gradient.
public func softmax(_ scores: Tensor, mask: Tensor?, axis: Int = -1) -> Tensor {
  guard let mask else { return softmax(scores, axis: axis) }
  precondition(
    Shape.broadcast(scores.shape, mask.shape, of: "softmax") == scores.shape,
    "A mask of shape \(mask.shape) does not broadcast to scores of shape \(scores.shape).")
  // So low that its exponential is 0 beside any other score, yet finite: a row of them has a
  // softmax, which the second selection then clears.
  let lowest = scores.constant(-1e30)
  let weights = softmax(select(mask, scores, lowest), axis: axis)
  return select(mask, weights, scores.constant(0))
}
