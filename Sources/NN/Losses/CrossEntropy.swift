/// −log softmax(logits)[label], the mean over all examples unless another reduction is asked for.
///
/// Logits [examples, classes] (or [examples, classes, positions…]), one label in 0 ..< classes for
/// each example (and position, row-major). Range 0…∞; a model that knows nothing has log(classes).
///
/// Softmax and logarithm are one operation: neither overflows, and the derivative by the logits is
/// p − t, where p is the softmax and t the one-hot target (divided by the number of examples for
/// the mean).
///
/// - Parameters:
///   - labelSmoothing: ε > 0 replaces t by (1 − ε) t + ε / classes (C. Szegedy and others,
///     Rethinking the Inception Architecture, 2016).
///   - ignored: A label that marks examples to leave out, such as −1 for padding: they have loss 0
///     and do not count in the mean, which is 0 if all are left out (PyTorch: not a number).
public func crossEntropy(
  _ logits: Tensor, labels: [Int], reduction: Reduction = .mean, labelSmoothing: Double = 0,
  ignoring ignored: Int? = nil
) -> Tensor {
  let rows = classRows(logits)
  let (examples, classes) = (rows.shape[0], rows.shape[1])
  precondition(
    labels.count == examples,
    "crossEntropy needs a label for each example of logits \(logits.shape); got \(labels.count).")
  var counted = examples
  for label in labels where label < 0 || label >= classes || label == ignored {
    precondition(
      label == ignored,
      "crossEntropy with \(classes) classes has labels 0 to \(classes - 1); got \(label).")
    counted -= 1
  }
  let target = ClassTarget.labels(labels, smoothing: labelSmoothing, ignored: ignored)
  return crossEntropy(rows, target, counted: counted, reduction, of: logits)
}

/// −Σ tᵢ log softmax(logits)ᵢ over the classes, for a target distribution t of the logits' shape.
///
/// See `crossEntropy(_:labels:reduction:labelSmoothing:ignoring:)`. The target receives no gradient.
public func crossEntropy(
  _ logits: Tensor, target: Tensor, reduction: Reduction = .mean, labelSmoothing: Double = 0
) -> Tensor {
  precondition(
    target.shape == logits.shape,
    "crossEntropy needs a target of the logits' shape \(logits.shape); got \(target.shape).")
  let (logits, target) = Tensor.unified(logits, target.detached())
  let rows = classRows(logits)
  var distribution = classRows(target)
  if labelSmoothing != 0 {
    distribution =
      (1 - labelSmoothing) * distribution + labelSmoothing / Double(rows.shape[1])
  }
  return crossEntropy(
    rows, .distribution(distribution), counted: rows.shape[0], reduction, of: logits)
}

/// The logits with the classes last and all else in one axis: [examples · positions, classes].
private func classRows(_ logits: Tensor) -> Tensor {
  precondition(
    logits.rank >= 2, "crossEntropy needs logits [examples, classes]; got \(logits.shape).")
  if logits.rank == 2 { return logits }
  let classesLast = [0] + Array(2..<logits.rank) + [1]
  return logits.transposed(classesLast).reshaped([-1, logits.shape[1]])
}

/// The loss of rows of logits; see `softmaxAgainst` for the pass over the numbers.
private func crossEntropy(
  _ rows: Tensor, _ target: ClassTarget, counted: Int, _ reduction: Reduction, of logits: Tensor
) -> Tensor {
  let divisor = reduction == .mean ? Double(max(counted, 1)) : 1
  // p − t, divided as the loss is: what a gradient of 1 becomes.
  let slope = Tensor(uninitialized: rows.shape, rows.precision)
  let losses = Tensor(uninitialized: [rows.shape[0]], rows.precision)
  switch rows.precision {
  case .float32: softmaxAgainst(target, Float.self, rows, 1 / divisor, losses, slope)
  case .float64: softmaxAgainst(target, Double.self, rows, 1 / divisor, losses, slope)
  }
  let value = reduction == .none ? losses : losses.summed(to: [1]).viewed(as: [])

  let loss = value.recorded("crossEntropy", rows) { gradient, _ in
    let upstream = reduction == .none ? gradient.expanded(at: 1) : gradient
    if ThreadState.current.isRecording {
      // Somebody will differentiate this again, so it is written as a function of the logits.
      let t = target.dense(like: rows)
      let p = softmax(rows, axis: 1) * t.sum(axis: 1, keepDimensions: true)
      rows.receive((p - t) * (upstream / divisor))
    } else if reduction != .none, gradient.item == 1 {
      rows.receive(slope)
    } else {
      rows.receive(slope * upstream)
    }
  }
  let shape = [logits.shape[0]] + logits.shape.dropFirst(2)
  return reduction == .none && loss.shape != shape ? loss.reshaped(shape) : loss
}
