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
      for rows in blocks {
        let seen = seenKeys(rows)
        let p = weights(part) + rows.lowerBound * keys
        BLAS.product(
          q.matrix(part, from: rows.lowerBound), k.matrix(part, transposed: true),
          rows: rows.count, columns: seen, depth: q.width, adding: false, into: p, stride: keys)
        for row in rows { normalize(p + (row - rows.lowerBound) * keys, seen, part, row) }
        BLAS.product(
          BLAS.Matrix(p, stride: keys), v.matrix(part), rows: rows.count, columns: v.width,
          depth: seen, adding: false, into: target.start(part, from: rows.lowerBound),
          stride: target.stride)
      }
    }
  }

  /// Writes ∂L/∂Q, ∂L/∂K and ∂L/∂V, each from the feature in `places` on, into a buffer; not those
  /// without a place.
  func backward(_ gradient: Tensor, _ places: [Int?], into buffer: Tensor, adding: Bool) {
    let upstream = Place<S>(gradient, 0, layout.value)
    let toQuery = places[0].map { Place<S>(buffer, $0, layout.query) }
    let toKey = places[1].map { Place<S>(buffer, $0, layout.key) }
    let toValue = places[2].map { Place<S>(buffer, $0, layout.value) }
    Parallel.forEach(layout.batch * layout.heads) { part in
      if !adding {
        // What no block writes.
        let unseen = (blocks.last.map(seenKeys) ?? 0)..<layout.keys
        toKey?.clear(part, unseen)
        toValue?.clear(part, unseen)
      }
      withScratch(S.self, Self.blockLength * layout.keys) { slopes in
        // The last block sees the most keys: it writes, the others add.
        var isAdding = adding
        for rows in blocks.reversed() {
          if let toValue { addValue(part, rows, upstream, to: toValue, isAdding) }
          if toQuery != nil || toKey != nil {
            scoreSlopes(part, rows, upstream, into: slopes)
            if let toQuery { addQuery(part, rows, slopes, to: toQuery, adding) }
            if let toKey { addKey(part, rows, slopes, to: toKey, isAdding) }
          }
          isAdding = true
        }
      }
    }
  }

  /// ∂L/∂V = Pᵀ G.
  private func addValue(
    _ part: Int, _ rows: Range<Int>, _ upstream: Place<S>, to target: Place<S>, _ adding: Bool
  ) {
    let p = weights(part) + rows.lowerBound * layout.keys
    BLAS.product(
      BLAS.Matrix(p, stride: layout.keys, transposed: true),
      upstream.matrix(part, from: rows.lowerBound), rows: seenKeys(rows), columns: target.width,
      depth: rows.count, adding: adding, into: target.start(part), stride: target.stride)
  }

  /// ∂L/∂S, [rows, seen keys], from ∂L/∂P = G Vᵀ.
  private func scoreSlopes(
    _ part: Int, _ rows: Range<Int>, _ upstream: Place<S>, into slopes: UnsafeMutablePointer<S>
  ) {
    let v = place(layout.value)
    let seen = seenKeys(rows)
    BLAS.product(
      upstream.matrix(part, from: rows.lowerBound), v.matrix(part, transposed: true),
      rows: rows.count, columns: seen, depth: v.width, adding: false, into: slopes, stride: seen)
    for row in 0..<rows.count {
      let p = weights(part) + (rows.lowerBound + row) * layout.keys
      softmaxSlopes(p, scale: scale, count: seen, over: slopes + row * seen)
    }
  }

  /// ∂L/∂Q = ∂L/∂S K.
  private func addQuery(
    _ part: Int, _ rows: Range<Int>, _ slopes: UnsafePointer<S>, to target: Place<S>,
    _ adding: Bool
  ) {
    let seen = seenKeys(rows)
    BLAS.product(
      BLAS.Matrix(slopes, stride: seen), place(layout.key).matrix(part), rows: rows.count,
      columns: target.width, depth: seen, adding: adding,
      into: target.start(part, from: rows.lowerBound), stride: target.stride)
  }

  /// ∂L/∂K = ∂L/∂Sᵀ Q.
  private func addKey(
    _ part: Int, _ rows: Range<Int>, _ slopes: UnsafePointer<S>, to target: Place<S>,
    _ adding: Bool
  ) {
    let seen = seenKeys(rows)
    BLAS.product(
      BLAS.Matrix(slopes, stride: seen, transposed: true),
      place(layout.query).matrix(part, from: rows.lowerBound), rows: seen,
      columns: target.width, depth: rows.count, adding: adding, into: target.start(part),
      stride: target.stride)
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
  private func weights(_ part: Int) -> UnsafeMutablePointer<S> {
    weights + part * layout.queries * layout.keys
  }

  private func place(_ features: HeadFeatures) -> Place<S> {
    Place(features.tensor, features.start, features)
  }

  /// Turns a row's scores into weights, zeros where the query may not attend.
  private func normalize(_ row: UnsafeMutablePointer<S>, _ seen: Int, _ part: Int, _ query: Int) {
    if let mask {
      let strides = layout.maskStrides
      let allowed =
        mask + part / layout.heads * strides[0] + part % layout.heads * strides[1]
        + query * strides[2]
      for i in 0..<seen where allowed[i] == 0 { row[i] = -.infinity }
    }
    guard layout.causal, query + 1 < seen else {
      return scaledSoftmax(row, seen, scale: scale)
    }
    // To the next multiple of 16, for whole vectors.
    let rounded = min((query + 16) & ~15, seen)
    for i in (query + 1)..<rounded { row[i] = -.infinity }
    scaledSoftmax(row, rounded, scale: scale)
    (row + rounded).update(repeating: 0, count: seen - rounded)
  }
}

/// Where the heads of one role lie in a tensor [batch, length, features].
private struct Place<S: Scalar> {
  let first: UnsafeMutablePointer<S>
  let heads: Int
  let length: Int
  /// How many features a position has in the tensor, and how many of them a head.
  let stride: Int
  let width: Int

  init(_ tensor: Tensor, _ start: Int, _ features: HeadFeatures) {
    first = tensor.pointer(S.self) + start
    heads = features.heads
    length = tensor.shape[1]
    stride = tensor.shape[2]
    width = features.count / features.heads
  }

  /// A position of one head of one example.
  func start(_ part: Int, from position: Int = 0) -> UnsafeMutablePointer<S> {
    first + (part / heads * length + position) * stride + part % heads * width
  }

  /// One head of one example, [length, width], from a position on.
  func matrix(
    _ part: Int, from position: Int = 0, transposed: Bool = false
  ) -> BLAS.Matrix<S> {
    BLAS.Matrix(start(part, from: position), stride: stride, transposed: transposed)
  }

  /// Zeros at some positions.
  func clear(_ part: Int, _ positions: Range<Int>) {
    for position in positions {
      start(part, from: position).update(repeating: 0, count: width)
    }
  }
}

/// Softmax of scale · x over a row's own x; zeros if all are −∞.
private func scaledSoftmax<S: Scalar>(_ row: UnsafeMutablePointer<S>, _ count: Int, scale: S) {
  guard count > 0 else { return }
  let top = largest(row, count)
  guard top > -.infinity else { return row.update(repeating: 0, count: count) }
  for i in 0..<count { row[i] = .exponential((row[i] - top) * scale) }
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
