// What a convolution means, composed of operations that have their gradients already. The fast
// paths beside this file compute the same.

/// y[n, o, p] = Σ over the numbers k of a window: w[o, k] · windows(x)[n, k, p].
///
/// Written out, with k = (c, ky, kx) and p = (y, x):
/// y[n, o, y, x] = Σ_c Σ_ky Σ_kx w[o, c, ky, kx] · x[n, c, y·s + ky·d − p, x·s + kx·d − p].
/// Each group of outputs sees its own group of channels.
func convolutionByWindows(
  _ x: Tensor, _ weight: Tensor, _ window: SlidingWindow, groups: Int
) -> Tensor {
  let (batch, outputs) = (x.shape[0], weight.shape[0])
  let depth = weight.shape[1] * window.area
  let columns = windows(x, window)
    .reshaped([batch, groups, depth, window.places])
  let kernels = weight.reshaped([groups, outputs / groups, depth])
  return matmul(kernels, columns)  // [batch, groups, outputs / groups, places]
    .reshaped([batch, outputs, window.rows.count, window.columns.count])
}

/// The transpose of that linear map: every number of x puts its multiple of the kernel into the
/// larger image, where they add up. x̂ = fold(Wᵀ x).
func transposedConvolutionByWindows(
  _ x: Tensor, _ weight: Tensor, _ window: SlidingWindow, groups: Int
) -> Tensor {
  let (batch, inputs) = (x.shape[0], weight.shape[0])
  let depth = weight.shape[1] * window.area
  let points = x.reshaped([batch, groups, inputs / groups, window.places])
  let kernels = weight.reshaped([groups, inputs / groups, depth])
  let columns = matmul(kernels.transposed(), points)  // [batch, groups, depth, places]
  return fold(columns.reshaped([batch, groups * depth, window.places]), window)
}

/// `conv2d` by its definition, for tests of the fast paths.
package func conv2dByDefinition(
  _ x: Tensor, _ weight: Tensor, stride: [Int], padding: any PaddingRule, dilation: [Int],
  groups: Int
) -> Tensor {
  let window = SlidingWindow(
    over: [x.shape[2], x.shape[3]], kernel: Array(weight.shape[2...]), stride: stride,
    padding: padding, dilation: dilation, of: "conv2d")
  return convolutionByWindows(x, weight, window, groups: groups)
}

/// `conv2d` with the kernels for a processor with wide vector registers or without, for tests: both
/// compute the same on any processor.
package func conv2d(
  _ x: Tensor, _ weight: Tensor, stride: [Int], padding: any PaddingRule, dilation: [Int],
  groups: Int, registersAreWide: Bool
) -> Tensor {
  let window = SlidingWindow(
    over: [x.shape[2], x.shape[3]], kernel: Array(weight.shape[2...]), stride: stride,
    padding: padding, dilation: dilation, of: "conv2d")
  return Convolution(window, groups: groups, registersAreWide: registersAreWide).value(x, weight)
}
