/// max(0, 1 − t y) for a score y and a target t of −1 or 1: no loss once an example is on its side
/// of the boundary with margin 1. The mean over all elements unless another reduction is asked for.
///
/// The derivative is −t inside the margin and 0 outside, also at its edge. Range 0…∞. The target
/// receives no gradient.
public func hinge(_ score: Tensor, _ target: Tensor, reduction: Reduction = .mean) -> Tensor {
  reduction(marginViolation(score, target, of: "hinge"))
}

/// max(0, 1 − t y)²: like `hinge`, but a violation counts the more the larger it is, and the
/// derivative has no jump.
public func squaredHinge(
  _ score: Tensor, _ target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  reduction(square(marginViolation(score, target, of: "squaredHinge")))
}

private func marginViolation(_ score: Tensor, _ target: Tensor, of name: String) -> Tensor {
  precondition(
    score.shape == target.shape,
    "\(name) compares tensors of one shape; got \(score.shape) and \(target.shape).")
  return relu(1 - target.detached() * score)
}

/// Σ over the wrong classes j of max(0, 1 − (y_t − y_j)): the right class t must lead by 1. Scores
/// [examples, classes]; the mean over the examples unless another reduction is asked for.
///
/// The sum over the classes is not divided by their number K, as in the lectures; PyTorch's
/// `multi_margin_loss` is this divided by K. J. Weston and C. Watkins, Support Vector Machines for
/// Multi-Class Pattern Recognition, 1999.
public func multiclassHinge(
  _ scores: Tensor, labels: [Int], reduction: Reduction = .mean
) -> Tensor {
  reduction(leadViolation(scores, labels, of: "multiclassHinge").sum(axis: 1))
}

/// Σ over the wrong classes j of max(0, 1 − (y_t − y_j))², each term squared; see
/// `multiclassHinge`.
public func multiclassSquaredHinge(
  _ scores: Tensor, labels: [Int], reduction: Reduction = .mean
) -> Tensor {
  reduction(square(leadViolation(scores, labels, of: "multiclassSquaredHinge")).sum(axis: 1))
}

/// max(0, 1 − (y_t − y_j)) for each class, 0 for the right one: [examples, classes].
private func leadViolation(_ scores: Tensor, _ labels: [Int], of name: String) -> Tensor {
  precondition(
    scores.rank == 2 && scores.shape[0] == labels.count,
    "\(name) needs scores [examples, classes] and a label for each; got \(scores.shape) and "
      + "\(labels.count) labels.")
  let isRight = Tensor.oneHot(labels, classes: scores.shape[1], precision: scores.precision)
  let right = scores.gather(axis: 1, indices: labels, shape: [labels.count, 1])
  return relu(scores - right + 1) * (1 - isRight)
}
