/// −log softmax(logits)[label], the mean over all examples unless another reduction is asked for.
///
/// Logits [examples, classes] (or [examples, classes, positions…]), one label in 0 ..< classes for
/// each example (and position, row-major). Range 0…∞; a model that knows nothing has log(classes).
///
/// Softmax and logarithm are one operation: neither overflows, and the derivative by the logits is
/// p − t, where p is the softmax and t the one-hot target (divided by the number of examples for
/// the mean).
///
/// - Parameter labelSmoothing: ε > 0 replaces t by (1 − ε) t + ε / classes (C. Szegedy and others,
///   Rethinking the Inception Architecture, 2016).
public func crossEntropy(
  _ logits: Tensor, labels: [Int], reduction: Reduction = .mean, labelSmoothing: Double = 0
) -> Tensor {
  let layout = ClassLayout(logits)
  precondition(
    labels.count == layout.examples,
    "crossEntropy needs a label for each example of logits \(logits.shape); got \(labels.count).")
  for label in labels {
    precondition(
      (0..<layout.classes).contains(label),
      "crossEntropy with \(layout.classes) classes has labels 0 to \(layout.classes - 1); "
        + "got \(label).")
  }
  let rest = labelSmoothing / Double(layout.classes)
  let target = Tensor.full(logits.shape, rest, precision: logits.precision)
  switch logits.precision {
  case .float32: mark(Float.self, labels, 1 - labelSmoothing + rest, layout, in: target)
  case .float64: mark(Double.self, labels, 1 - labelSmoothing + rest, layout, in: target)
  }
  return crossEntropy(logits, target: target, reduction: reduction)
}

/// −Σ tᵢ log softmax(logits)ᵢ over the classes, for a target distribution t of the logits' shape.
///
/// See `crossEntropy(_:labels:reduction:labelSmoothing:)`. The target receives no gradient.
public func crossEntropy(
  _ logits: Tensor, target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  precondition(
    target.shape == logits.shape,
    "crossEntropy needs a target of the logits' shape \(logits.shape); got \(target.shape).")
  let layout = ClassLayout(logits)
  let (logits, target) = Tensor.unified(logits, target.detached())
  let shape = [logits.shape[0]] + logits.shape.dropFirst(2)
  let losses = Tensor(uninitialized: shape, logits.precision)
  let prediction = Tensor(uninitialized: logits.shape, logits.precision)
  switch logits.precision {
  case .float32: compare(Float.self, logits, target, layout, losses, prediction)
  case .float64: compare(Double.self, logits, target, layout, losses, prediction)
  }
  let divisor = reduction == .mean ? Double(layout.examples) : 1
  let value = withoutGradient { reduction(losses) }

  return value.recorded("crossEntropy", logits) { gradient, _ in
    // −Σ tᵢ (xᵢ − log Σ eˣ) has the derivative pᵢ Σt − tᵢ, where Σt = 1 for a distribution.
    let upstream = reduction == .none ? gradient.expanded(at: 1) : gradient / divisor
    logits.receive((prediction - target) * upstream)
  }
}

/// [examples, classes, positions…] as three lengths; each position is an example of its own.
private struct ClassLayout {
  let batch: Int
  let classes: Int
  let positions: Int
  var examples: Int { batch * positions }

  init(_ logits: Tensor) {
    precondition(
      logits.rank >= 2, "crossEntropy needs logits [examples, classes]; got \(logits.shape).")
    batch = logits.shape[0]
    classes = logits.shape[1]
    positions = logits.shape[2...].reduce(1, *)
  }

  /// Where an example's first class lies.
  func start(_ example: Int) -> Int {
    example / positions * classes * positions + example % positions
  }
}

private func mark<S: Scalar>(
  _: S.Type, _ labels: [Int], _ value: Double, _ layout: ClassLayout, in target: Tensor
) {
  let target = target.pointer(S.self)
  for (example, label) in labels.enumerated() {
    target[layout.start(example) + label * layout.positions] = S(value)
  }
}

/// The loss of each example, and p Σt, which its derivative needs.
private func compare<S: Scalar>(
  _: S.Type, _ logits: Tensor, _ target: Tensor, _ layout: ClassLayout, _ losses: Tensor,
  _ prediction: Tensor
) {
  let losses = losses.pointer(S.self)
  let step = layout.positions
  for example in 0..<layout.examples {
    let start = layout.start(example)
    let x = logits.pointer(S.self) + start
    let t = target.pointer(S.self) + start
    let p = prediction.pointer(S.self) + start
    let (top, sum) = exponentials(x, layout.classes, step: step, into: p)
    let logSum = S.logarithm(sum)
    var loss: S = 0
    var mass: S = 0
    for c in 0..<layout.classes {
      // A class with target 0 adds nothing, be its score −∞.
      if t[c * step] != 0 { loss -= t[c * step] * (x[c * step] - top - logSum) }
      mass += t[c * step]
    }
    for c in 0..<layout.classes { p[c * step] *= mass / sum }
    losses[example] = loss
  }
}
