/// A window of weights slid over an image; at each place the sum of the products:
///
/// y[n, o, y, x] = b[o] + Σ_c Σ_ky Σ_kx w[o, c, ky, kx] · x[n, c, y·s + ky·d − p, x·s + kx·d − p]
///
/// x [batch, channels, height, width], weight [outputs, channels / groups, rows, columns], bias
/// [outputs]; the size of the result is `convolutionSize` of each axis. The kernel is not flipped,
/// as in all libraries, so that mathematicians call this a cross-correlation.
///
/// ```swift
/// conv2d(images, kernels, stride: 2, padding: 1)
/// conv2d(image, kernel, padding: .same, flipped: true)       // the mathematicians' convolution
/// ```
/// - Parameters:
///   - stride: s, one number or `[rows, columns]`.
///   - padding: p zeros around the image; also `.valid`, `.same`, `.full`, `.sides(…)`.
///   - dilation: d, the distance between the pixels under neighbouring weights.
///   - groups: Parts into which channels and outputs are cut, each on its own (A. Krizhevsky and
///     others, 2012). With as many groups as channels the convolution is called depthwise.
///   - flipped: Whether the kernel is turned by 180° first.
public func conv2d(
  _ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: some PerAxis = 1,
  padding: some PaddingRule = 0, dilation: some PerAxis = 1, groups: Int = 1,
  flipped: Bool = false
) -> Tensor {
  precondition(
    x.rank == 4 && weight.rank == 4 && x.shape[1] == groups * weight.shape[1]
      && weight.shape[0] % groups == 0,
    "conv2d with \(groups) groups: images [batch, channels, height, width] of shape \(x.shape) "
      + "and a weight [outputs, channels / groups, rows, columns] of shape \(weight.shape).")
  let window = SlidingWindow(
    over: [x.shape[2], x.shape[3]], kernel: Array(weight.shape[2...]), stride: stride,
    padding: padding, dilation: dilation, of: "conv2d")
  let (x, weight, bias) = unified(x, weight, bias)
  let kernel = flipped ? turned(weight) : weight
  precondition(
    bias.map { $0.shape == [weight.shape[0]] } ?? true,
    "conv2d with a weight of shape \(weight.shape) has a bias of shape [\(weight.shape[0])]; got "
      + "\(bias?.shape ?? []).")
  return Convolution(window, groups: groups).value(x, kernel, bias)
}

/// `conv2d` along one axis: x [batch, channels, length], weight [outputs, channels / groups, window].
public func conv1d(
  _ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: Int = 1,
  padding: some PaddingRule = 0, dilation: Int = 1, groups: Int = 1, flipped: Bool = false
) -> Tensor {
  precondition(
    x.rank == 3 && weight.rank == 3,
    "conv1d needs [batch, channels, length] and a weight [outputs, channels / groups, window]; "
      + "got \(x.shape) and \(weight.shape).")
  let axis = SlidingAxis(x.shape[2], weight.shape[2], stride, padding, dilation, axis: 0)
  return conv2d(
    x.expanded(at: 2), weight.expanded(at: 2), bias, stride: [1, stride],
    padding: .sides([[0, 0], [axis.before, axis.after]]), dilation: [1, dilation], groups: groups,
    flipped: flipped
  ).squeezed(axis: 2)
}

/// A convolution along an axis of time, in which no result sees what comes later:
/// y[t] = Σ_k w[k] x[t − d (window − 1 − k)].
///
/// x [batch, channels, length] → [batch, outputs, length]; all zeros are put before the beginning
/// (A. van den Oord and others, WaveNet, 2016).
public func causalConv1d(
  _ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, dilation: Int = 1, groups: Int = 1
) -> Tensor {
  conv1d(
    x, weight, bias, padding: .sides([[dilation * (weight.shape[2] - 1), 0]]),
    dilation: dilation, groups: groups)
}

/// A convolution of images that is causal along one of their two axes, and as large as its input.
///
/// Along `axis` (2 rows, 3 columns) no result sees what comes later; along the other, the padding
/// is `.same`. Over a grid of source and target positions this is a sequence-to-sequence model
/// (M. Elbayad and others, Pervasive Attention, 2018).
public func causalConv2d(
  _ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, axis: Int, dilation: some PerAxis = 1,
  groups: Int = 1
) -> Tensor {
  precondition(axis == 2 || axis == 3, "causalConv2d is causal along axis 2 or 3; got \(axis).")
  let (rows, columns) = pair(dilation, "causalConv2d")
  let sides = [rows, columns].enumerated().map { index, dilation in
    let zeros = dilation * (weight.shape[index + 2] - 1)
    return index + 2 == axis ? [zeros, 0] : [zeros / 2, zeros - zeros / 2]
  }
  return conv2d(
    x, weight, bias, padding: .sides(sides), dilation: [rows, columns], groups: groups)
}

/// The kernels turned by 180°: both window axes reversed.
private func turned(_ weight: Tensor) -> Tensor {
  let area = weight.shape[2] * weight.shape[3]
  return weight.reshaped([-1, area]).transposed().rows((0..<area).reversed()).transposed()
    .reshaped(weight.shape)
}

/// Operands in one precision, the widest of theirs.
func unified(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?) -> (Tensor, Tensor, Tensor?) {
  let isWide = [x, weight, bias].contains { $0?.precision == .float64 }
  let precision: Precision = isWide ? .float64 : .float32
  return (
    x.converted(to: precision), weight.converted(to: precision), bias?.converted(to: precision)
  )
}
