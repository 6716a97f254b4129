/// What a margin between two codes is measured on.
public enum MarginMeasure: String, Sendable, Hashable {
  /// ‖a − b‖², as in the lectures.
  case squaredDistance
  /// ‖a − b‖, as Hadsell, Chopra and LeCun (2006) have it, with ½ before the squares.
  case distance
}

/// Draws the codes of similar examples together and pushes those of different ones apart, up to a
/// margin M. Codes a, b [pairs, features]; `similar` [pairs] is 1 for a similar pair, 0 for a
/// different one. The mean over the pairs unless another reduction is asked for. Range 0…∞.
///
/// By default, as in the lectures, D = ‖a − b‖² for a similar pair and max(0, M − ‖a − b‖²) for a
/// different one. Measured on the distance it is ½ D² and ½ max(0, M − D)², D = ‖a − b‖: then the
/// push grows with the violation instead of with the distance. (R. Hadsell and others,
/// Dimensionality Reduction by Learning an Invariant Mapping, 2006, whose Y is 1 for a *different*
/// pair.)
public func contrastive(
  _ a: Tensor, _ b: Tensor, similar: Tensor, margin: Double = 1,
  measure: MarginMeasure = .squaredDistance, reduction: Reduction = .mean
) -> Tensor {
  let squares = squaredDistance(a, b, of: "contrastive")
  precondition(
    similar.shape == squares.shape,
    "contrastive on \(a.shape) needs one mark a pair, \(squares.shape); got \(similar.shape).")
  let isSimilar = similar.detached()
  let push =
    measure == .squaredDistance
    ? relu(margin - squares) : 0.5 * square(relu(margin - root(squares)))
  let pull = measure == .squaredDistance ? squares : 0.5 * squares
  return reduction(isSimilar * pull + (1 - isSimilar) * push)
}

/// max(0, ‖a − p‖ − ‖a − n‖ + M): the anchor a shall be nearer to the positive p than to the
/// negative n, by the margin M. All [examples, features]; the mean over the examples unless another
/// reduction is asked for. F. Schroff and others, FaceNet, 2015, with squared distances.
public func triplet(
  _ anchor: Tensor, _ positive: Tensor, _ negative: Tensor, margin: Double = 1,
  reduction: Reduction = .mean
) -> Tensor {
  let near = root(squaredDistance(anchor, positive, of: "triplet"))
  let far = root(squaredDistance(anchor, negative, of: "triplet"))
  return reduction(relu(near - far + margin))
}

/// ‖a − b‖² of each row: [rows, features] twice → [rows].
private func squaredDistance(_ a: Tensor, _ b: Tensor, of name: String) -> Tensor {
  precondition(
    a.rank == 2 && a.shape == b.shape,
    "\(name) compares codes [pairs, features] of one shape; got \(a.shape) and \(b.shape).")
  return square(a - b).sum(axis: 1)
}

/// √x with the derivative at 0 finite, so that equal codes, which have no direction, receive 0.
private func root(_ x: Tensor) -> Tensor {
  let isZero = x .== 0
  return sqrt(x + isZero) - isZero
}
