// Reductions of numbers that lie together.
//
// Several partial results run side by side, which is faster than one, and for sums more exact. The
// order is always the same, so the result is too.

/// The sum of `count` numbers. Blocks of at most 4,096 are summed on their own, so that the
/// rounding error of a long sum stays small.
func sum<S: Scalar>(_ numbers: UnsafePointer<S>, _ count: Int) -> S {
  if count > 4096 {
    let half = sumHalf(count)
    return sum(numbers, half) + sum(numbers + half, count - half)
  }
  // Four sums side by side, as an addition must wait for the one before it.
  var lanes = (SIMD16<S>(), SIMD16<S>(), SIMD16<S>(), SIMD16<S>())
  var start = 0
  while start + 64 <= count {
    lanes.0 += sixteen(numbers + start)
    lanes.1 += sixteen(numbers + start + 16)
    lanes.2 += sixteen(numbers + start + 32)
    lanes.3 += sixteen(numbers + start + 48)
    start += 64
  }
  while start + 16 <= count {
    lanes.0 += sixteen(numbers + start)
    start += 16
  }
  var total = ((lanes.0 + lanes.1) + (lanes.2 + lanes.3)).sum()
  while start < count {
    total += numbers[start]
    start += 1
  }
  return total
}

/// Where a long sum is cut in two: at about half, at a whole vector.
func sumHalf(_ count: Int) -> Int { (count / 2 + 15) & ~15 }

/// Σ aᵢ bᵢ.
func dotProduct<S: Scalar>(_ a: UnsafePointer<S>, _ b: UnsafePointer<S>, _ count: Int) -> S {
  let whole = count & ~15
  var lanes = SIMD16<S>()
  for start in stride(from: 0, to: whole, by: 16) {
    lanes += sixteen(a + start) * sixteen(b + start)
  }
  var total = lanes.sum()
  for i in whole..<count { total += a[i] * b[i] }
  return total
}

/// The largest of `count` numbers, at least one.
func largest<S: Scalar>(_ numbers: UnsafePointer<S>, _ count: Int) -> S {
  var best = numbers[0]
  let whole = count & ~7
  if whole > 0 {
    // Plain variables: the standard library's vector comparisons are not compiled to vectors.
    var (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
    var (e, f, g, h) = (numbers[4], numbers[5], numbers[6], numbers[7])
    for start in stride(from: 8, to: whole, by: 8) {
      let next = numbers + start
      a = next[0] > a ? next[0] : a
      b = next[1] > b ? next[1] : b
      c = next[2] > c ? next[2] : c
      d = next[3] > d ? next[3] : d
      e = next[4] > e ? next[4] : e
      f = next[5] > f ? next[5] : f
      g = next[6] > g ? next[6] : g
      h = next[7] > h ? next[7] : h
    }
    best = Swift.max(a, b, c, d, e, f, g, h)
  }
  for i in whole..<count where numbers[i] > best { best = numbers[i] }
  return best
}

@inline(__always)
private func sixteen<S: Scalar>(_ numbers: UnsafePointer<S>) -> SIMD16<S> {
  UnsafeRawPointer(numbers).loadUnaligned(as: SIMD16<S>.self)
}
