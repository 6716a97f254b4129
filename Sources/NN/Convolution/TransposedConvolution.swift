/// The transpose of a strided convolution, as a layer of its own: every number of x puts its
/// multiple of the kernel into a larger image, `stride` apart, and what overlaps is added.
///
/// x [batch, inputs, height, width], weight [inputs, outputs / groups, rows, columns], bias
/// [outputs]; the result has (height − 1) s − 2p + d (rows − 1) + outputPadding + 1 rows.
///
/// With the same weight, stride, padding, dilation and groups it is the exact adjoint of `conv2d`:
/// ⟨conv2d(x), y⟩ = ⟨x, convTranspose2d(y)⟩. It does not undo a convolution, though it is sometimes
/// called deconvolution. Inserting zeros between the numbers of x and convolving with the turned
/// kernel gives the same.
///
/// - Parameters:
///   - padding: p rows and columns that are cut off on each side: the padding of the convolution
///     it is the adjoint of. Of the named ones only `.valid` is possible.
///   - outputPadding: Rows and columns more at the end: a convolution of stride s gives the same
///     size for s different ones, and this chooses among them. Less than the stride or dilation.
public func convTranspose2d(
  _ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: some PerAxis = 1,
  padding: some PaddingRule = 0, outputPadding: some PerAxis = 0, dilation: some PerAxis = 1,
  groups: Int = 1
) -> Tensor {
  precondition(
    x.rank == 4 && weight.rank == 4 && x.shape[1] == weight.shape[0] && x.shape[1] % groups == 0,
    "convTranspose2d with \(groups) groups: images [batch, inputs, height, width] of shape "
      + "\(x.shape) and a weight [inputs, outputs / groups, rows, columns] of shape "
      + "\(weight.shape).")
  let window = transposedWindow(
    x, weight, stride: stride, padding: padding, outputPadding: outputPadding, dilation: dilation)
  let (x, weight, bias) = unified(x, weight, bias)
  let y = Convolution(window, groups: groups).transposed(x, weight)
  guard let bias else { return y }
  precondition(
    bias.shape == [y.shape[1]],
    "convTranspose2d with \(y.shape[1]) outputs has a bias of shape [\(y.shape[1])]; got "
      + "\(bias.shape).")
  return y + bias.reshaped([1, bias.count, 1, 1])
}

/// `convTranspose2d` by its definition, for tests of the fast paths.
package func convTranspose2dByDefinition(
  _ x: Tensor, _ weight: Tensor, stride: [Int], padding: any PaddingRule, outputPadding: [Int],
  dilation: [Int], groups: Int
) -> Tensor {
  let window = transposedWindow(
    x, weight, stride: stride, padding: padding, outputPadding: outputPadding, dilation: dilation)
  return transposedConvolutionByWindows(x, weight, window, groups: groups)
}

/// The window of the convolution whose transpose is asked for: its places are x's pixels.
private func transposedWindow(
  _ x: Tensor, _ weight: Tensor, stride: some PerAxis, padding: any PaddingRule,
  outputPadding: some PerAxis, dilation: some PerAxis
) -> SlidingWindow {
  let name = "convTranspose2d"
  let (strides, dilations) = (pair(stride, name), pair(dilation, name))
  let extra = pair(outputPadding, name)

  func axis(_ index: Int, _ stride: Int, _ dilation: Int, _ extra: Int) -> SlidingAxis {
    let (count, taps) = (x.shape[index + 2], weight.shape[index + 2])
    let reach = dilation * (taps - 1) + 1
    precondition(
      (padding as? Padding)?.dependsOnSize != true,
      "convTranspose2d cannot know which size had the padding \(padding); give numbers.")
    let zeros = padding.zeros(along: index, length: count, reach: reach, stride: stride)
    let length = (count - 1) * stride + reach + extra - zeros.before - zeros.after
    precondition(
      extra >= 0 && extra < Swift.max(stride, dilation) && length > 0,
      "convTranspose2d of \(count) pixels: stride \(stride), padding \(zeros), dilation "
        + "\(dilation) and output padding \(extra) make \(length); the output padding is less "
        + "than the stride or the dilation.")
    let sides = Padding.sides(Array(repeating: [zeros.before, zeros.after], count: 2))
    let result = SlidingAxis(length, taps, stride, sides, dilation, axis: index)
    return SlidingAxis(result, count: count)
  }

  return SlidingWindow(
    rows: axis(0, strides.0, dilations.0, extra.0),
    columns: axis(1, strides.1, dilations.1, extra.1))
}
