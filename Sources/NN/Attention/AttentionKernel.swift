/// The loops of `packedAttention`, for one precision.
///
/// Queries are taken in blocks. A block of a causal attention reads only the keys up to its last
/// query, so that a long sequence costs little more than half.
struct AttentionKernel<S: Scalar> {
  let layout: AttentionLayout
  private let weights: UnsafeMutablePointer<S>
  private let mask: UnsafePointer<S>?
  private let scale: S

  private static var blockLength: Int { 64 }

  init(_ layout: AttentionLayout, _ weights: Tensor) {
    self.layout = layout
    self.weights = weights.pointer(S.self)
    mask = layout.mask.map { UnsafePointer($0.pointer(S.self)) }
    scale = 1 / S(layout.query.count / layout.heads).squareRoot()
  }
}

extension AttentionKernel {
  /// Writes the weights and Y = P V, [batch, queries, heads · e].
  func forward(into y: Tensor) {
    let (q, k) = (place(layout.query), place(layout.key))
    let (v, target) = (place(layout.value), Place<S>(y, 0, layout.value))
    let keys = layout.keys
    Parallel.forEach(layout.batch * layout.heads) { part in
      let (query, key, value, y) = (q.block(part), k.block(part), v.block(part), target.block(part))
      let weights = weights(part)
      for rows in blocks {
        let seen = seenKeys(rows)
        let p = weights.dropping(rows: rows.lowerBound)
        BLAS.product(
          query.dropping(rows: rows.lowerBound), key.transposed, rows: rows.count,
          columns: seen, depth: q.width, scale: scale, adding: false, into: p)
        for row in rows {
          normalize(weights.start + row * keys, seen, part: part, row: row)
        }
        BLAS.product(
          p, value, rows: rows.count, columns: v.width, depth: seen, adding: false,
          into: y.dropping(rows: rows.lowerBound))
      }
    }
  }

  /// Writes ∂L/∂Q, ∂L/∂K and ∂L/∂V, each from the feature in `places` on, into a buffer; not those
  /// without a place.
  func backward(_ gradient: Tensor, _ places: [Int?], into buffer: Tensor, adding: Bool) {
    let (q, k) = (place(layout.query), place(layout.key))
    let (v, upstream) = (place(layout.value), Place<S>(gradient, 0, layout.value))
    let toQuery = places[0].map { Place<S>(buffer, $0, layout.query) }
    let toKey = places[1].map { Place<S>(buffer, $0, layout.key) }
    let toValue = places[2].map { Place<S>(buffer, $0, layout.value) }
    let keys = layout.keys
    Parallel.forEach(layout.batch * layout.heads) { part in
      let (query, key, value, g) = (q.block(part), k.block(part), v.block(part), upstream.block(part))
      // The last block sees the most keys: it writes first, the others add.
      var isAdding = adding
      if !adding {
        let unseen = (blocks.last.map(seenKeys) ?? 0)..<keys
        toKey?.block(part).clear(rows: unseen, columns: k.width)
        toValue?.block(part).clear(rows: unseen, columns: v.width)
      }
      withScratch(S.self, Self.blockLength * keys) { scratch in
        for rows in blocks.reversed() {
          let seen = seenKeys(rows)
          let p = weights(part).dropping(rows: rows.lowerBound)
          let g = g.dropping(rows: rows.lowerBound)
          if let toValue {
            BLAS.product(
              p.transposed, g, rows: seen, columns: v.width, depth: rows.count,
              adding: isAdding, into: toValue.block(part))
          }
          if toQuery != nil || toKey != nil {
            let slopes = MatrixBlock(start: scratch, stride: seen)  // ∂L/∂P, then ∂L/∂S
            BLAS.product(
              g, value.transposed, rows: rows.count, columns: seen, depth: v.width,
              adding: false, into: slopes)
            for row in 0..<rows.count {
              softmaxSlopes(
                p.start + row * keys, scale: scale, count: seen, over: scratch + row * seen)
            }
            if let toQuery {
              BLAS.product(
                slopes, key, rows: rows.count, columns: q.width, depth: seen, adding: adding,
                into: toQuery.block(part).dropping(rows: rows.lowerBound))
            }
            if let toKey {
              BLAS.product(
                slopes.transposed, query.dropping(rows: rows.lowerBound), rows: seen,
                columns: k.width, depth: rows.count, adding: isAdding, into: toKey.block(part))
            }
          }
          isAdding = true
        }
      }
    }
  }

  /// Stretches of queries.
  private var blocks: [Range<Int>] {
    stride(from: 0, to: layout.queries, by: Self.blockLength).map {
      $0..<min($0 + Self.blockLength, layout.queries)
    }
  }

  /// How many keys any of these queries may attend to.
  private func seenKeys(_ queries: Range<Int>) -> Int {
    layout.causal ? min(queries.upperBound, layout.keys) : layout.keys
  }

  /// P of one example and head, [queries, keys].
  private func weights(_ part: Int) -> MatrixBlock<S> {
    MatrixBlock(
      start: weights + part * layout.queries * layout.keys, stride: layout.keys)
  }

  private func place(_ features: HeadFeatures) -> Place<S> {
    Place(features.tensor, features.start, features)
  }

  /// Turns a row's scores into weights, zeros where the query may not attend.
  private func normalize(_ row: UnsafeMutablePointer<S>, _ seen: Int, part: Int, row index: Int) {
    if let mask {
      let strides = layout.maskStrides
      let allowed =
        mask + part / layout.heads * strides[0] + part % layout.heads * strides[1]
        + index * strides[2]
      for i in 0..<seen where allowed[i] == 0 { row[i] = -.infinity }
    }
    guard layout.causal, index + 1 < seen else { return softmaxInPlace(row, seen) }
    // To the next multiple of 16, for whole vectors.
    let rounded = min((index + 16) & ~15, seen)
    for i in (index + 1)..<rounded { row[i] = -.infinity }
    softmaxInPlace(row, rounded)
    (row + rounded).update(repeating: 0, count: seen - rounded)
  }
}

/// Where the heads of one role lie in a tensor [batch, length, features].
private struct Place<S: Scalar> {
  let start: UnsafeMutablePointer<S>
  let heads: Int
  let length: Int
  /// How many features a position has in the tensor, and how many of them a head.
  let stride: Int
  let width: Int

  init(_ tensor: Tensor, _ first: Int, _ features: HeadFeatures) {
    start = tensor.pointer(S.self) + first
    heads = features.heads
    length = tensor.shape[1]
    stride = tensor.shape[2]
    width = features.count / features.heads
  }

  /// One head of one example: [length, width].
  func block(_ part: Int) -> MatrixBlock<S> {
    MatrixBlock(
      start: start + part / heads * length * stride + part % heads * width, stride: stride)
  }
}

/// Softmax over a row's own scores; zeros if all are −∞.
private func softmaxInPlace<S: Scalar>(_ row: UnsafeMutablePointer<S>, _ count: Int) {
  guard count > 0 else { return }
  let top = largest(row, count)
  guard top > -.infinity else { return row.update(repeating: 0, count: count) }
  for i in 0..<count { row[i] = .exponential(row[i] - top) }
  let factor = 1 / sum(row, count)
  for i in 0..<count { row[i] *= factor }
}

/// ∂L/∂S = P ∘ (∂L/∂P − Σ P ∘ ∂L/∂P) · scale of one row, over ∂L/∂P.
private func softmaxSlopes<S: Scalar>(
  _ p: UnsafePointer<S>, scale: S, count: Int, over row: UnsafeMutablePointer<S>
) {
  let mean = dotProduct(p, row, count)
  for i in 0..<count { row[i] = p[i] * (row[i] - mean) * scale }
}
