/// Where a block lies in a tensor: where it starts, and how far apart neighbours along each axis are.
struct Block {
  let tensor: Tensor
  let start: Int
  let strides: [Int]

  init(_ tensor: Tensor, at start: Int = 0, strides: [Int]? = nil) {
    self.tensor = tensor
    self.start = start
    self.strides = strides ?? Shape.strides(tensor.shape)
  }
}

/// Copies a block of `shape` from one tensor into another.
///
/// Transpositions, slices, joins, paddings and repetitions are all this one walk. If `adding`, the
/// block is added to what the target holds.
func copy(_ shape: [Int], from source: Block, to target: Block, adding: Bool = false) {
  let walk = StridedWalk(shape, source.strides, target.strides)
  switch (source.tensor.precision, adding) {
  case (.float32, false): copyRuns(Float.self, walk, from: source, to: target)
  case (.float64, false): copyRuns(Double.self, walk, from: source, to: target)
  case (.float32, true): addRuns(Float.self, walk, from: source, to: target)
  case (.float64, true): addRuns(Double.self, walk, from: source, to: target)
  }
}

private func addRuns<S: Scalar>(
  _: S.Type, _ walk: StridedWalk, from source: Block, to target: Block
) {
  let from = source.tensor.pointer(S.self) + source.start
  let to = target.tensor.pointer(S.self) + target.start
  let run = walk.run
  walk.forEachRun { first, second in
    let (from, to) = (from + first, to + second)
    if run.first == 1, run.second == 1 {
      for i in 0..<run.length { to[i] += from[i] }
    } else {
      for i in 0..<run.length { to[i * run.second] += from[i * run.first] }
    }
  }
}

private func copyRuns<S: Scalar>(
  _: S.Type, _ walk: StridedWalk, from source: Block, to target: Block
) {
  let from = source.tensor.pointer(S.self) + source.start
  let to = target.tensor.pointer(S.self) + target.start
  let run = walk.run
  if run.first != 1, run.second == 1, let last = walk.outer.last, last.first == 1 {
    // A transposition: one side is crossed along, the other across. In small squares both stay in
    // the cache.
    let side = 32
    walk.withoutLastOuterAxis.forEachRun { first, second in
      let (from, to) = (from + first, to + second)
      for top in stride(from: 0, to: last.length, by: side) {
        for left in stride(from: 0, to: run.length, by: side) {
          for i in top..<min(top + side, last.length) {
            for j in left..<min(left + side, run.length) {
              to[i * last.second + j] = from[i + j * run.first]
            }
          }
        }
      }
    }
    return
  }
  walk.forEachRun { first, second in
    let (from, to) = (from + first, to + second)
    if run.first == 1, run.second == 1 {
      to.update(from: from, count: run.length)
    } else {
      for i in 0..<run.length { to[i * run.second] = from[i * run.first] }
    }
  }
}
