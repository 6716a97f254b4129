/// s Σ (a − b)² of two tensors of one shape as one operation, the fast path of
/// `s * square(a - b).sum()`: nothing but the sum is stored.
///
/// ∂/∂a = 2 s (a − b) and ∂/∂b is its opposite.
func scaledSquaredDistance(_ a: Tensor, _ b: Tensor, scale: Double) -> Tensor {
  let (a, b) = Tensor.unified(a, b)
  let value = Tensor(uninitialized: [], a.precision)
  switch a.precision {
  case .float32:
    value.pointer(Float.self)[0] = Float(scale) * squaredDistance(Float.self, a, b)
  case .float64:
    value.pointer(Double.self)[0] = scale * squaredDistance(Double.self, a, b)
  }
  return value.recorded("squaredDistance", [a, b]) { gradient, _ in
    if ThreadState.current.isRecording {
      let slope = (a - b) * (2 * scale * gradient)
      a.receive(slope)
      b.receive(-slope)
    } else {
      let slope = 2 * scale * gradient.item
      a.receive { write(slope, times: a, minus: b, into: $0, adding: $1) }
      b.receive { write(slope, times: b, minus: a, into: $0, adding: $1) }
    }
  }
}

/// Σ (a − b)². Each part has its own sum, and these are added in order.
private func squaredDistance<S: Scalar>(_: S.Type, _ a: Tensor, _ b: Tensor) -> S {
  let (a, b, count) = (a.pointer(S.self), b.pointer(S.self), a.count)
  let length = 32768
  let parts = (count + length - 1) / length
  if parts <= 1 { return squaredDistance(a, b, count) }
  return withScratch(S.self, parts) { sums in
    Parallel.forEach(parts) { part in
      let start = part * length
      sums[part] = squaredDistance(a + start, b + start, min(length, count - start))
    }
    return sum(sums, parts)
  }
}

/// Sums of at most 4,096 squares are added as in a tree, as `sum` does.
private func squaredDistance<S: Scalar>(
  _ a: UnsafePointer<S>, _ b: UnsafePointer<S>, _ count: Int
) -> S {
  if count > 4096 {
    let half = (count / 2 + 15) & ~15
    return squaredDistance(a, b, half) + squaredDistance(a + half, b + half, count - half)
  }
  let whole = count & ~15
  var lanes = SIMD16<S>()
  for start in stride(from: 0, to: whole, by: 16) {
    let d =
      UnsafeRawPointer(a + start).loadUnaligned(as: SIMD16<S>.self)
      - UnsafeRawPointer(b + start).loadUnaligned(as: SIMD16<S>.self)
    lanes += d * d
  }
  var total = lanes.sum()
  for i in whole..<count { total += (a[i] - b[i]) * (a[i] - b[i]) }
  return total
}

/// factor · (a − b), written over the buffer or added to it.
private func write(
  _ factor: Double, times a: Tensor, minus b: Tensor, into buffer: Tensor, adding: Bool
) {
  switch buffer.precision {
  case .float32: write(Float(factor), times: a, minus: b, into: buffer, adding)
  case .float64: write(factor, times: a, minus: b, into: buffer, adding)
  }
}

private func write<S: Scalar>(
  _ factor: S, times a: Tensor, minus b: Tensor, into buffer: Tensor, _ adding: Bool
) {
  let (a, b, target) = (a.pointer(S.self), b.pointer(S.self), buffer.pointer(S.self))
  Parallel.split(buffer.count, grain: 32768) { range in
    if adding {
      for i in range { target[i] += factor * (a[i] - b[i]) }
    } else {
      for i in range { target[i] = factor * (a[i] - b[i]) }
    }
  }
}
