/// (prediction − target)², the mean over all elements unless another reduction is asked for.
///
/// Both have one shape. There is no factor ½: the derivative by a prediction is
/// 2 (prediction − target) / count. Range 0…∞.
public func meanSquaredError(
  _ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  precondition(
    prediction.shape == target.shape,
    "meanSquaredError compares tensors of one shape; got \(prediction.shape) and \(target.shape).")
  switch reduction {
  case .none: return square(prediction - target)
  case .sum: return scaledSquaredDistance(prediction, target, scale: 1)
  case .mean:
    return scaledSquaredDistance(prediction, target, scale: 1 / Double(prediction.count))
  }
}
