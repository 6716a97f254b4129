import NN
import Testing

/// ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for each linear map A and the one that is said to be its transpose.
@Suite struct ConvolutionAdjointTests {
  struct Options: Sendable {
    var size = [9, 7]
    var kernel = [3, 2]
    var stride = [1, 1]
    var padding = [0, 0]
    var dilation = [1, 1]
    var groups = 1
  }

  static let options = [
    Options(), Options(stride: [2, 3], padding: [1, 1]), Options(dilation: [2, 3], groups: 2),
    Options(size: [8, 20], stride: [2, 1], padding: [2, 1], dilation: [2, 1], groups: 4),
  ]

  @Test(arguments: options, Precision.allCases)
  func `a transposed convolution is the adjoint of a convolution`(
    options: Options, precision: Precision
  ) {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.normal([2, 4] + options.size, precision: precision, using: &generator)
    let w = Tensor.normal(
      [8, 4 / options.groups] + options.kernel, precision: precision, using: &generator)
    let value = conv2d(
      x, w, stride: options.stride, padding: options.padding, dilation: options.dilation,
      groups: options.groups)
    let y = Tensor.normal(value.shape, precision: precision, using: &generator)
    // The output padding restores the rows that the last window did not reach.
    let ignored = (0..<2).map { axis in
      let reach = options.dilation[axis] * (options.kernel[axis] - 1) + 1
      return (options.size[axis] + 2 * options.padding[axis] - reach) % options.stride[axis]
    }
    let back = convTranspose2d(
      y, w, stride: options.stride, padding: options.padding, outputPadding: ignored,
      dilation: options.dilation, groups: options.groups)
    expectAdjoint(value, y, x, back)
  }

  @Test(arguments: options, Precision.allCases)
  func `folding is the adjoint of taking windows`(options: Options, precision: Precision) {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([2, 3] + options.size, precision: precision, using: &generator)
    let columns = windows(
      x, options.kernel, stride: options.stride, padding: options.padding,
      dilation: options.dilation)
    let y = Tensor.normal(columns.shape, precision: precision, using: &generator)
    let back = fold(
      y, size: options.size, options.kernel, stride: options.stride, padding: options.padding,
      dilation: options.dilation)
    expectAdjoint(columns, y, x, back)
    // And each is the other's gradient.
    let share = gradient(
      of: {
        (windows(
          $0, options.kernel, stride: options.stride, padding: options.padding,
          dilation: options.dilation) * y).sum()
      }, at: x)
    #expect(share.values == back.values)
  }

  @Test func `the gradients of linear maps are their adjoints`() {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([2, 4, 6, 5], precision: .float64, using: &generator)
    let maps: [(Tensor) -> Tensor] = [
      { $0.padded([(0, 0), (0, 0), (1, 2), (3, 0)]) },
      { upsampleNearest2d($0, [2, 3]) },
      { resizeBilinear($0, to: [9, 4]) },
      { averagePool2d($0, 3, stride: 2, padding: 1, countsPadding: false) },
      { shuffleChannels($0, groups: 2) },
      { globalAveragePool2d($0) },
    ]
    for map in maps {
      let value = map(x)
      let y = Tensor.normal(value.shape, precision: .float64, using: &generator)
      expectAdjoint(value, y, x, gradient(of: { (map($0) * y).sum() }, at: x))
    }
  }

  private func expectAdjoint(_ ax: Tensor, _ y: Tensor, _ x: Tensor, _ aty: Tensor) {
    #expect(ax.shape == y.shape && aty.shape == x.shape)
    let left = zip(ax.values, y.values).reduce(0) { $0 + $1.0 * $1.1 }
    let right = zip(x.values, aty.values).reduce(0) { $0 + $1.0 * $1.1 }
    let size = zip(ax.values, y.values).reduce(0) { $0 + ($1.0 * $1.1).magnitude }
    let tolerance = ax.precision == .float32 ? 1e-6 : 1e-14
    #expect((left - right).magnitude <= tolerance * size, "\(left) and \(right)")
  }
}
