/// The p-norm of each window, (Σ |x|ᵖ)^(1/p): p = 1 gives sums of sizes, a large p nearly the
/// largest. [batch, channels, height, width] → [batch, channels, rows, columns].
///
/// P. Sermanet and others, Convolutional Neural Networks Applied to House Numbers Digit
/// Classification, 2012. A window of zeros has gradient 0, where the formula has none.
///
/// - Parameter order: p, at least 1.
public func normPool2d(
  _ x: Tensor, _ kernel: some PerAxis, order: Double = 2, stride: (any PerAxis)? = nil,
  padding: some PaddingRule = 0
) -> Tensor {
  precondition(order >= 1, "The order of a norm is at least 1; got \(order).")
  let window = poolingWindow(x, kernel, stride, padding, of: "normPool2d")
  let powers = pow(abs(x), order)
  let sums = Double(window.area) * AveragePooling(window, countsPadding: true).value(powers)
  let isZero = sums.detached() .== 0
  return select(isZero, sums, pow(select(isZero, sums + 1, sums), 1 / order))
}

/// A weighted mean of each window, with the same weights [rows, columns] for every channel:
/// Σ wᵢ xᵢ / Σ wᵢ.
public func weightedAveragePool2d(
  _ x: Tensor, weights: Tensor, stride: (any PerAxis)? = nil, padding: some PaddingRule = 0
) -> Tensor {
  precondition(
    weights.rank == 2, "weightedAveragePool2d needs weights [rows, columns]; got \(weights.shape).")
  let window = poolingWindow(x, weights.shape, stride, padding, of: "weightedAveragePool2d")
  let planes = x.reshaped([-1, 1, x.shape[2], x.shape[3]])
  let kernel = (weights / weights.sum()).reshaped([1, 1] + weights.shape)
  let (source, filter, _) = unified(planes, kernel, nil)
  return Convolution(window, groups: 1).value(source, filter).reshaped(pooledShape(x, window))
}

/// a[c] · mean + b[c]: the subsampling of LeNet-5, with two parameters for each channel c
/// (Y. LeCun and others, Gradient-Based Learning Applied to Document Recognition, 1998, where the
/// coefficient multiplies the sum of the window, here its mean).
public func scaledAveragePool2d(
  _ x: Tensor, scale: Tensor, shift: Tensor, _ kernel: some PerAxis, stride: (any PerAxis)? = nil
) -> Tensor {
  precondition(
    x.rank == 4 && scale.shape == [x.shape[1]] && shift.shape == scale.shape,
    "scaledAveragePool2d of images \(x.shape) has a scale and a shift for each channel; got "
      + "\(scale.shape) and \(shift.shape).")
  let channels = [1, scale.count, 1, 1]
  return scale.reshaped(channels) * averagePool2d(x, kernel, stride: stride)
    + shift.reshaped(channels)
}
