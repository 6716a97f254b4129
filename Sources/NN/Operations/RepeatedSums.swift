/// Adds every element of x to the element of `result` that it broadcasts from.
///
/// `addRuns` is the meaning; here is only how it is shared among threads. Wherever the cuts are,
/// each result gets the same numbers in the same order.
func sumRepeated<S: Scalar>(_: S.Type, _ x: Tensor, into result: Tensor) {
  if x.count == 0 { return }
  let walk = StridedWalk(
    x.shape, Shape.strides(x.shape), Shape.broadcastStrides(result.shape, to: x.shape))
  let (source, target) = (x.pointer(S.self), result.pointer(S.self))
  let run = walk.run
  guard let first = walk.outer.first else {
    // Everything in one run: to one number, or each to its own.
    if run.second == 0 {
      target[0] += sharedSum(source, run.length)
    } else {
      addRuns(walk, source, to: target)
    }
    return
  }
  if first.second != 0 {
    // Every index along the first axis has results of its own.
    let rest = walk.withoutFirstOuterAxis
    Parallel.split(first.length, grain: 30_000 / max(first.first, 1) + 1) { range in
      for i in range { addRuns(rest, source + i * first.first, to: target + i * first.second) }
    }
  } else if walk.outer.count == 1 {
    // Rows are added up; every column has its own result.
    Parallel.split(run.length, grain: 30_000 / first.length + 1) { range in
      for row in 0..<first.length {
        let source = source + row * first.first
        for i in range { target[i] += source[i] }
      }
    }
  } else {
    addRuns(walk, source, to: target)
  }
}

/// Adds each run to one number, if it repeats, or number by number.
@inline(__always)
private func addRuns<S: Scalar>(
  _ walk: StridedWalk, _ source: UnsafeMutablePointer<S>, to target: UnsafeMutablePointer<S>
) {
  let length = walk.run.length
  walk.forEachRun { from, to in
    if walk.run.second == 0 {
      target[to] += sum(source + from, length)
    } else {
      let (source, target) = (source + from, target + to)
      for i in 0..<length { target[i] += source[i] }
    }
  }
}

/// `sum`, with its first three halvings on several threads: the same additions in the same order.
private func sharedSum<S: Scalar>(_ numbers: UnsafeMutablePointer<S>, _ count: Int) -> S {
  guard count >= 1 << 17 else { return sum(numbers, count) }
  var cuts = [0, count]
  for _ in 0..<3 {
    cuts = zip(cuts, cuts.dropFirst()).flatMap { [$0, $0 + sumHalf($1 - $0)] } + [count]
  }
  let parts = cuts
  return withScratch(S.self, 8) { sums in
    Parallel.forEach(8) { part in
      sums[part] = sum(numbers + parts[part], parts[part + 1] - parts[part])
    }
    return ((sums[0] + sums[1]) + (sums[2] + sums[3]))
      + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
  }
}
