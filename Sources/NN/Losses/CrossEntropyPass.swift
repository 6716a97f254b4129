/// What the softmax of each row is compared with.
enum ClassTarget {
  /// One class a row, smoothed by ε; a row whose label is `ignored` has no target and no loss.
  case labels([Int], smoothing: Double, ignored: Int?)
  /// A distribution for each row, of the logits' shape.
  case distribution(Tensor)

  /// t as a tensor of the logits' shape.
  func dense(like logits: Tensor) -> Tensor {
    switch self {
    case .distribution(let target): return target
    case .labels(let labels, let smoothing, let ignored):
      let classes = logits.shape[1]
      var values = [Double](repeating: 0, count: logits.count)
      for (row, label) in labels.enumerated() where label != ignored {
        for c in 0..<classes { values[row * classes + c] = smoothing / Double(classes) }
        values[row * classes + label] += 1 - smoothing
      }
      return Tensor(values, shape: logits.shape, precision: logits.precision)
    }
  }
}

/// For each row of logits x: the loss −Σ t log softmax(x), scaled, and its derivative p Σt − t,
/// scaled, with no other memory than that of the two results.
///
/// With d = x − max x, loss = Σt · log Σ eᵈ − Σ t d. The slope's buffer holds d, then eᵈ, then the
/// derivative; rows are taken in blocks that stay in the first cache, and the exponentials of a
/// block are one loop, so that rows of ten classes fill vectors too.
func softmaxAgainst<S: Scalar>(
  _ target: ClassTarget, _: S.Type, _ logits: Tensor, _ scale: Double, _ losses: Tensor,
  _ slope: Tensor
) {
  let (rows, classes) = (logits.shape[0], logits.shape[1])
  precondition(classes > 0, "crossEntropy needs at least one class; got \(logits.shape).")
  let (x, d, losses) = (logits.pointer(S.self), slope.pointer(S.self), losses.pointer(S.self))
  Parallel.split(rows, grain: max(1, 8192 / classes)) { part in
    let height = max(1, 4096 / classes)
    for first in stride(from: part.lowerBound, to: part.upperBound, by: height) {
      let block = first..<min(first + height, part.upperBound)
      for row in block { shift(x + row * classes, classes, into: d + row * classes) }
      switch target {
      case .labels(let labels, let smoothing, let ignored):
        let rest = S(smoothing) / S(classes)
        for row in block {
          let (d, label) = (d + row * classes, labels[row])
          if label == ignored { continue }
          losses[row] = S(smoothing - 1) * d[label]
          if smoothing != 0 { losses[row] -= rest * sum(d, classes) }
        }
        exponentiate(d + first * classes, block.count * classes)
        for row in block {
          let (d, label) = (d + row * classes, labels[row])
          if label == ignored {
            losses[row] = 0
            d.update(repeating: 0, count: classes)
            continue
          }
          let total = sum(d, classes)
          losses[row] = S(scale) * (losses[row] + .logarithm(total))
          let factor = S(scale) / total
          if smoothing == 0 {
            for c in 0..<classes { d[c] *= factor }
          } else {
            for c in 0..<classes { d[c] = d[c] * factor - S(scale) * rest }
          }
          d[label] -= S(scale) * S(1 - smoothing)
        }
      case .distribution(let target):
        let t = target.pointer(S.self)
        for row in block {
          losses[row] = -weighted(d + row * classes, by: t + row * classes, classes)
        }
        exponentiate(d + first * classes, block.count * classes)
        for row in block {
          let (d, t) = (d + row * classes, t + row * classes)
          let (total, mass) = (sum(d, classes), sum(t, classes))
          losses[row] = S(scale) * (losses[row] + mass * .logarithm(total))
          let factor = mass / total
          for c in 0..<classes { d[c] = S(scale) * (d[c] * factor - t[c]) }
        }
      }
    }
  }
}

/// x − max x.
@inline(__always)
private func shift<S: Scalar>(
  _ x: UnsafePointer<S>, _ count: Int, into d: UnsafeMutablePointer<S>
) {
  let top = largest(x, count)
  for c in 0..<count { d[c] = x[c] - top }
}

@inline(__always)
private func exponentiate<S: Scalar>(_ d: UnsafeMutablePointer<S>, _ count: Int) {
  for i in 0..<count { d[i] = .exponential(d[i]) }
}

/// Σ t d, where a class with t = 0 adds nothing, be its score −∞.
@inline(__always)
private func weighted<S: Scalar>(
  _ d: UnsafePointer<S>, by t: UnsafePointer<S>, _ count: Int
) -> S {
  var sum: S = 0
  for c in 0..<count where t[c] != 0 { sum += t[c] * d[c] }
  return sum
}
