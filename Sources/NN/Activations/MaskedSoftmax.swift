/// softmax(x / T) along an axis, over the elements that the mask allows.
///
/// - Parameters:
///   - mask: 1 where an element takes part, 0 where it does not; broadcast to x. What is masked has
///     probability exactly 0 and receives no gradient. If nothing is allowed, all are 0.
///   - temperature: T > 0. Above 1 the probabilities are evener, below 1 the largest gains; as
///     T → 0 it takes all.
public func softmax(
  _ x: Tensor, mask: Tensor? = nil, temperature: Double, axis: Int = -1
) -> Tensor {
  precondition(temperature > 0, "softmax has a temperature above 0; got \(temperature).")
  let scores = temperature == 1 ? x : x / temperature
  guard let mask else { return softmax(scores, axis: axis) }
  return softmax(scores, mask: mask, axis: axis)
}

/// softmax(x) along an axis, over the elements that the mask allows; see
/// `softmax(_:mask:temperature:axis:)`.
public func softmax(_ x: Tensor, mask: Tensor, axis: Int = -1) -> Tensor {
  precondition(
    Shape.broadcast(x.shape, mask.shape, of: "softmax") == x.shape,
    "softmax of \(x.shape) cannot have a mask of shape \(mask.shape).")
  // A finite floor: with −∞ a row where nothing is allowed would have no softmax at all.
  let floor = x.constant(-1e30)
  return select(mask, softmax(select(mask, x, floor), axis: axis), x.constant(0))
}
