/// `packedAttentionByDefinition` as one operation, made for speed.
///
/// Heads are read where they lie in the packed projections, so that nothing is transposed or
/// copied; each (example, head) is a part of its own, for any thread. The weights P are kept for
/// the backward pass, which with G = ∂L/∂Y computes for each part
///
/// ∂L/∂V = Pᵀ G,  ∂L/∂P = G Vᵀ,  ∂L/∂S = P ∘ (∂L/∂P − its mean weighted by P) / √d,
/// ∂L/∂Q = ∂L/∂S K,  ∂L/∂K = ∂L/∂Sᵀ Q.
///
/// - Returns: [batch, queries, heads · e].
package func packedAttention(
  _ query: HeadFeatures, _ key: HeadFeatures, _ value: HeadFeatures, mask: Tensor? = nil,
  causal: Bool = false
) -> Tensor {
  let roles = [query, key, value]
  let precision = query.tensor.precision
  guard roles.allSatisfy({ $0.tensor.precision == precision }) else {
    return packedAttentionByDefinition(query, key, value, mask: mask, causal: causal)
  }
  let layout = AttentionLayout(query, key, value, mask: mask, causal: causal)
  let weights = Tensor(
    uninitialized: [layout.batch, layout.heads, layout.queries, layout.keys], precision)
  let y = Tensor(uninitialized: [layout.batch, layout.queries, value.count], precision)
  switch precision {
  case .float32: AttentionKernel<Float>(layout, weights).forward(into: y)
  case .float64: AttentionKernel<Double>(layout, weights).forward(into: y)
  }

  var inputs: [Tensor] = []
  for role in roles where !inputs.contains(where: { $0 === role.tensor }) {
    inputs.append(role.tensor)
  }
  return y.recorded("attention", inputs, twice: true) { gradient, _ in
    for input in inputs {
      let own = roles.map { $0.tensor === input ? $0 : nil }
      let isTiled = tile(own.compactMap(\.self), input)
      /// The same by ordinary operations, where the gradient is itself to be differentiated.
      func derivative() -> Tensor {
        let shares = zip(own, composedGradients(layout, gradient)).compactMap { role, share in
          role.map { role in
            let after = input.shape[2] - role.start - role.count
            return share.padded([(0, 0), (0, 0), (role.start, after)])
          }
        }
        return shares.dropFirst().reduce(shares[0], +)
      }
      input.receive(derivative()) { buffer, accumulate in
        // Where the slices overlap or leave something out, they are added to zeros.
        if !accumulate, !isTiled { buffer.clear() }
        let (places, adding) = (own.map { $0?.start }, accumulate || !isTiled)
        switch precision {
        case .float32:
          AttentionKernel<Float>(layout, weights)
            .backward(gradient, places, into: buffer, adding: adding)
        case .float64:
          AttentionKernel<Double>(layout, weights)
            .backward(gradient, places, into: buffer, adding: adding)
        }
      }
    }
  }
}

/// ∂L/∂Q, ∂L/∂K and ∂L/∂V, each [batch, length, features], by operations that are recorded.
private func composedGradients(_ layout: AttentionLayout, _ gradient: Tensor) -> [Tensor] {
  let (q, k, v) = (layout.query.split(), layout.key.split(), layout.value.split())
  let g = splitHeads(gradient, layout.heads)
  let p = attentionWeights(q, k, mask: layout.mask, causal: layout.causal)
  let slopes = matmul(g, v.transposed())  // ∂L/∂P
  let mean = (p * slopes).sum(axis: -1, keepDimensions: true)
  let d = Double(layout.query.count / layout.heads)
  let scores = p * (slopes - mean) / d.squareRoot()  // ∂L/∂S
  return [matmul(scores, k), matmul(scores.transposed(), q), matmul(p.transposed(), g)]
    .map(mergeHeads)
}

/// Whether the slices are all of the tensor's features, each once.
private func tile(_ slices: [HeadFeatures], _ tensor: Tensor) -> Bool {
  var end = 0
  for slice in slices.sorted(by: { $0.start < $1.start }) {
    if slice.start != end { return false }
    end += slice.count
  }
  return end == tensor.shape[2]
}

extension Tensor {
  /// Zeros in place.
  fileprivate func clear() {
    (storage.address + offset * precision.size).initializeMemory(
      as: UInt8.self, repeating: 0, count: count * precision.size)
  }
}

/// The shapes that queries, keys and values agree on, and who may attend to whom.
struct AttentionLayout {
  let query: HeadFeatures
  let key: HeadFeatures
  let value: HeadFeatures
  let batch: Int
  let heads: Int
  let queries: Int
  let keys: Int
  let causal: Bool
  /// In the queries' precision, its last axis not repeated.
  let mask: Tensor?
  /// How the mask is read as [batch, heads, queries, keys].
  let maskStrides: [Int]

  init(
    _ query: HeadFeatures, _ key: HeadFeatures, _ value: HeadFeatures, mask: Tensor?,
    causal: Bool
  ) {
    self.query = query
    self.key = key
    self.value = value
    self.causal = causal
    let (q, k, v) = (query.tensor.shape, key.tensor.shape, value.tensor.shape)
    (batch, heads, queries, keys) = (q[0], query.heads, q[1], k[1])
    precondition(
      k[0] == batch && v[0] == batch && v[1] == keys && key.count == query.count
        && key.heads == heads && value.heads == heads,
      "Attention of queries \(q) to keys \(k) and values \(v): batch, heads, features of queries "
        + "and keys, and lengths of keys and values are the same.")
    let scores = [batch, heads, queries, keys]
    guard let mask else {
      (self.mask, maskStrides) = (nil, [])
      return
    }
    precondition(
      Shape.broadcast(scores, mask.shape, of: "attention") == scores,
      "A mask of shape \(mask.shape) does not broadcast to scores of shape \(scores).")
    let rows = mask.detached().casted(to: query.tensor.precision)
      .broadcastTo(Array(mask.shape.dropLast()) + [k[1]])
    (self.mask, maskStrides) = (rows, Shape.broadcastStrides(rows.shape, to: scores))
  }
}
