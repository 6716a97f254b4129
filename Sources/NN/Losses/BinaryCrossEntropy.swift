/// −(t log p + (1 − t) log(1 − p)), the mean over all elements unless another reduction is asked
/// for; p is a probability and t the target in 0…1, of one shape. Range 0…∞.
/// The target receives no gradient.
///
/// Logarithms are cut off at −100, and in the derivative (p − t) / (p (1 − p)) the divisor at
/// 10⁻¹², so that a certain wrong prediction gives a large loss and not infinity. From a score use
/// `binaryCrossEntropy(logits:_:reduction:)`, which needs no such care.
public func binaryCrossEntropy(
  _ probability: Tensor, _ target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  precondition(
    probability.shape == target.shape,
    "binaryCrossEntropy compares tensors of one shape; got \(probability.shape) and "
      + "\(target.shape).")
  let (p, t) = Tensor.unified(probability, target.detached())
  let losses = Tensor.combined("binaryCrossEntropy", p, t, BinaryLoss())
  return reduction(
    losses.recorded("binaryCrossEntropy", p, twice: true) { gradient, _ in
      let isDifferentiatedAgain = ThreadState.current.isRecording
      let slope =
        isDifferentiatedAgain
        ? (p - t) / maximum(p * (1 - p), p.constant(1e-12))
        : Tensor.combined("binaryCrossEntropy", p, t, BinarySlope())
      p.receive(gradient * slope)
    })
}

private struct BinaryLoss: PairwiseFunction {
  func value<S: Scalar>(_ p: S, _ t: S) -> S {
    let logYes = Swift.max(S.logarithm(p), -100)
    let logNo = Swift.max(S.logarithm(onePlus: -p), -100)
    return -(t * logYes + (1 - t) * logNo)
  }
}

private struct BinarySlope: PairwiseFunction {
  func value<S: Scalar>(_ p: S, _ t: S) -> S { (p - t) / Swift.max(p * (1 - p), 1e-12) }
}

/// The binary cross-entropy of p = sigmoid(z) and the target t, from the score z itself:
/// max(z, 0) − z t + log(1 + e^−|z|), the mean over all elements unless another reduction is asked
/// for. Nothing overflows, and the derivative is p − t.
public func binaryCrossEntropy(
  logits: Tensor, _ target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  precondition(
    logits.shape == target.shape,
    "binaryCrossEntropy compares tensors of one shape; got \(logits.shape) and \(target.shape).")
  let (z, t) = Tensor.unified(logits, target.detached())
  let losses = Tensor.combined("binaryCrossEntropy", z, t, LogitLoss())
  return reduction(
    losses.recorded("binaryCrossEntropy", z, twice: true) { gradient, _ in
      let isDifferentiatedAgain = ThreadState.current.isRecording
      let slope =
        isDifferentiatedAgain
        ? sigmoid(z) - t : Tensor.combined("binaryCrossEntropy", z, t, LogitSlope())
      z.receive(gradient * slope)
    })
}

private struct LogitLoss: PairwiseFunction {
  func value<S: Scalar>(_ z: S, _ t: S) -> S { .softplus(z) - z * t }
}

private struct LogitSlope: PairwiseFunction {
  func value<S: Scalar>(_ z: S, _ t: S) -> S { .logistic(z) - t }
}
