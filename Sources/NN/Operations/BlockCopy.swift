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
/// Transpositions, slices, joins, paddings and repetitions are all this one walk.
func copy(_ shape: [Int], from source: Block, to target: Block) {
  let walk = StridedWalk(shape, source.strides, target.strides)
  switch source.tensor.precision {
  case .float32: copyRuns(Float.self, walk, from: source, to: target)
  case .float64: copyRuns(Double.self, walk, from: source, to: target)
  }
}

private func copyRuns<S: Scalar>(
  _: S.Type, _ walk: StridedWalk, from source: Block, to target: Block
) {
  let from = source.tensor.pointer(S.self) + source.start
  let to = target.tensor.pointer(S.self) + target.start
  let run = walk.run
  walk.forEachRun { first, second in
    let (from, to) = (from + first, to + second)
    if run.first == 1, run.second == 1 {
      to.update(from: from, count: run.length)
    } else {
      for i in 0..<run.length { to[i * run.second] = from[i * run.first] }
    }
  }
}
