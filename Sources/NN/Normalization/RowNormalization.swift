/// The fast path of `layerNorm`, `rmsNorm` and `groupNorm`: one operation that reads each row from
/// memory once forward and once backward.
///
/// x is taken as rows of `length` numbers. With `centres`, y = γ (x − μ) r + β with
/// r = 1 / √(σ² + ε); without, μ is 0 and σ² the mean square. For the backward pass x and each
/// row's μ and r are kept.
func normalizedRows(
  _ input: Tensor, scale: Tensor?, shift: Tensor?, length: Int, centres: Bool, epsilon: Double
) -> Tensor {
  let isWide = [input, scale, shift].contains { $0?.precision == .float64 }
  let precision = isWide ? Precision.float64 : .float32
  let x = input.converted(to: precision)
  let scale = scale?.converted(to: precision)
  let shift = shift?.converted(to: precision)
  let rows = RowNormalization(
    rows: x.count / max(length, 1), length: length, centres: centres, epsilon: epsilon)
  let y = Tensor(uninitialized: x.shape, precision)
  let means = Tensor(uninitialized: [rows.rows], precision)
  let inverses = Tensor(uninitialized: [rows.rows], precision)
  switch precision {
  case .float32: rows.apply(Float.self, x, scale, shift, into: y, means, inverses)
  case .float64: rows.apply(Double.self, x, scale, shift, into: y, means, inverses)
  }
  let parameters = [scale, shift].compactMap { $0 }
  let name = centres ? "layerNorm" : "rmsNorm"
  return y.recorded(name, [x] + parameters, twice: true) { gradient, _ in
    if ThreadState.current.isRecording {
      rows.composedGradient(gradient, x, scale, shift)
      return
    }
    let inputGradient = Tensor(uninitialized: x.shape, precision)
    // ∂L/∂γ and ∂L/∂β lie one after the other.
    let sums = parameters.isEmpty ? nil : Tensor(uninitialized: [2, length], precision)
    switch precision {
    case .float32:
      rows.differentiate(
        Float.self, x, scale, gradient, means, inverses, into: inputGradient, sums)
    case .float64:
      rows.differentiate(
        Double.self, x, scale, gradient, means, inverses, into: inputGradient, sums)
    }
    x.receive(inputGradient)
    scale?.receive(sums![0].viewed(as: scale!.shape))
    shift?.receive(sums![1].viewed(as: shift!.shape))
  }
}

struct RowNormalization {
  let rows: Int
  let length: Int
  let centres: Bool
  let epsilon: Double

  /// The derivative in ordinary operations, which can be differentiated again.
  func composedGradient(_ gradient: Tensor, _ x: Tensor, _ scale: Tensor?, _ shift: Tensor?) {
    let shape = [rows, length]
    let (g, x2) = (gradient.reshaped(shape), x.reshaped(shape))
    let centred = centres ? x2 - x2.mean(axis: 1, keepDimensions: true) : x2
    let spread = square(centred).mean(axis: 1, keepDimensions: true)
    let inverse = 1 / sqrt(spread + epsilon)
    let normalized = centred * inverse
    if let shift { shift.receive(g.sum(axis: 0).reshaped(shift.shape)) }
    if let scale { scale.receive((g * normalized).sum(axis: 0).reshaped(scale.shape)) }
    let h = scale.map { g * $0.reshaped([length]) } ?? g
    let slope = (h * normalized).mean(axis: 1, keepDimensions: true)
    let even = centres ? h - h.mean(axis: 1, keepDimensions: true) : h
    x.receive((inverse * (even - normalized * slope)).reshaped(x.shape))
  }

  func apply<S: Scalar>(
    _: S.Type, _ x: Tensor, _ scale: Tensor?, _ shift: Tensor?, into y: Tensor, _ means: Tensor,
    _ inverses: Tensor
  ) {
    let (source, target) = (x.pointer(S.self), y.pointer(S.self))
    let (means, inverses) = (means.pointer(S.self), inverses.pointer(S.self))
    let (scale, shift) = (scale?.pointer(S.self), shift?.pointer(S.self))
    Parallel.split(rows, grain: max(1, 30_000 / max(length, 1))) { range in
      for row in range {
        let (x, y) = (source + row * length, target + row * length)
        let mean = centres ? total(x, Runs(length: length)) / S(length) : 0
        let spread = squaredDeviations(x, Runs(length: length), from: mean) / S(length)
        let inverse = 1 / (spread + S(epsilon)).squareRoot()
        (means[row], inverses[row]) = (mean, inverse)
        if let scale, let shift {
          for i in 0..<length {
            y[i] = shift[i].addingProduct((x[i] - mean) * inverse, scale[i])
          }
        } else if let scale {
          for i in 0..<length { y[i] = (x[i] - mean) * inverse * scale[i] }
        } else {
          for i in 0..<length { y[i] = (x[i] - mean) * inverse }
        }
      }
    }
  }

  /// ∂L/∂x, and if asked ∂L/∂γ and ∂L/∂β as the rows of `sums`.
  func differentiate<S: Scalar>(
    _: S.Type, _ x: Tensor, _ scale: Tensor?, _ gradient: Tensor, _ means: Tensor,
    _ inverses: Tensor, into inputGradient: Tensor, _ sums: Tensor?
  ) {
    let row = NormalizedRow(
      x: x.pointer(S.self), upstream: gradient.pointer(S.self), scale: scale?.pointer(S.self),
      mean: means.pointer(S.self), inverse: inverses.pointer(S.self),
      target: inputGradient.pointer(S.self), length: length, centres: centres)
    // Each part sums over its rows by itself; the sums are added in order after.
    let parts = max(1, min(Parallel.mostParts, rows, rows * length / 30_000))
    guard let sums = sums?.pointer(S.self) else {
      Parallel.forEach(parts) { part in
        for r in (rows * part / parts)..<(rows * (part + 1) / parts) {
          row.differentiate(r, adding: nil)
        }
      }
      return
    }
    withScratch(S.self, parts * 2 * length) { scratch in
      scratch.update(repeating: 0, count: parts * 2 * length)
      Parallel.forEach(parts) { part in
        let partial = scratch + part * 2 * length
        for r in (rows * part / parts)..<(rows * (part + 1) / parts) {
          row.differentiate(r, adding: partial)
        }
      }
      sums.update(from: scratch, count: 2 * length)
      for part in 1..<max(parts, 1) {
        let partial = scratch + part * 2 * length
        for i in 0..<(2 * length) { sums[i] += partial[i] }
      }
    }
  }
}
