import NN
import Testing

/// The fast ways against the definition: windows times matrix.
@Suite struct ConvolutionFastPathTests {
  struct Shape: Sendable, CustomStringConvertible {
    var batch = 2
    var channels = 3
    var outputs = 5
    var size = [9, 7]
    var kernel = [3, 3]
    var stride = [1, 1]
    var padding: [[Int]] = [[1, 1], [1, 1]]
    var dilation = [1, 1]
    var groups = 1
    var outputPadding = [0, 0]

    var description: String {
      "\(batch)x\(channels)→\(outputs) \(size) k\(kernel) s\(stride) p\(padding) d\(dilation) "
        + "g\(groups) +\(outputPadding)"
    }
  }

  static let shapes: [Shape] = [
    Shape(),
    Shape(channels: 1, outputs: 6, size: [28, 28], kernel: [5, 5], padding: [[2, 2], [2, 2]]),
    Shape(batch: 5, channels: 6, outputs: 16, size: [14, 14], kernel: [5, 5], padding: none),
    Shape(batch: 3, channels: 8, outputs: 16, size: [16, 16]),
    Shape(channels: 3, outputs: 32, size: [32, 32]),
    Shape(channels: 9, outputs: 40, size: [4, 33]),
    Shape(batch: 9, channels: 8, outputs: 24, size: [8, 8]),
    Shape(batch: 3, channels: 4, outputs: 8, size: [16, 16], stride: [2, 2]),
    Shape(
      channels: 4, outputs: 8, size: [16, 15], kernel: [1, 1], stride: [2, 2], padding: none),
    Shape(channels: 4, outputs: 8, size: [11, 40], stride: [2, 1], padding: [[0, 1], [2, 0]]),
    Shape(channels: 4, outputs: 8, size: [10, 13], kernel: [2, 4], stride: [3, 2]),
    Shape(channels: 4, outputs: 8, size: [12, 37], kernel: [3, 2], dilation: [2, 3]),
    Shape(channels: 4, outputs: 8, size: [12, 14], stride: [2, 3], dilation: [3, 2]),
    Shape(channels: 8, outputs: 16, size: [9, 20], groups: 2),
    Shape(channels: 6, outputs: 6, size: [9, 20], groups: 6),
    Shape(channels: 4, outputs: 4, size: [6, 6], kernel: [1, 1], padding: none),
    Shape(channels: 4, outputs: 9, size: [5, 6], kernel: [5, 1], padding: [[2, 2], [0, 0]]),
    Shape(channels: 4, outputs: 9, size: [1, 50], kernel: [1, 7], padding: [[0, 0], [6, 0]]),
    Shape(channels: 2, outputs: 4, size: [3, 3], kernel: [2, 2], padding: [[3, 3], [3, 4]]),
    Shape(channels: 2, outputs: 4, size: [1, 1], kernel: [2, 2], stride: [2, 2]),
    Shape(channels: 3, outputs: 8, size: [7, 7], stride: [2, 2], outputPadding: [1, 1]),
    Shape(channels: 3, outputs: 8, size: [5, 5], dilation: [2, 2], outputPadding: [1, 0]),
    Shape(batch: 0, channels: 3, outputs: 8),
  ]
  static let none = [[0, 0], [0, 0]]

  @Test(arguments: shapes, Precision.allCases)
  func `a convolution is its definition`(shape: Shape, precision: Precision) {
    var generator = SeededGenerator(seed: 1)
    let inputs = [
      Tensor.normal([shape.batch, shape.channels] + shape.size, using: &generator),
      .normal(
        [shape.outputs, shape.channels / shape.groups] + shape.kernel, using: &generator),
    ]
    compare(
      inputs, precision,
      {
        conv2d(
          $0[0], $0[1], stride: shape.stride, padding: .sides(shape.padding),
          dilation: shape.dilation, groups: shape.groups)
      },
      {
        conv2dByDefinition(
          $0[0], $0[1], stride: shape.stride, padding: .sides(shape.padding),
          dilation: shape.dilation, groups: shape.groups)
      })
  }

  @Test(arguments: shapes, [true, false])
  func `kernels for wide and narrow registers agree`(shape: Shape, registersAreWide: Bool) {
    var generator = SeededGenerator(seed: 1)
    let inputs = [
      Tensor.normal([shape.batch, shape.channels] + shape.size, using: &generator),
      .normal([shape.outputs, shape.channels / shape.groups] + shape.kernel, using: &generator),
    ]
    compare(
      inputs, .float32,
      {
        conv2d(
          $0[0], $0[1], stride: shape.stride, padding: .sides(shape.padding),
          dilation: shape.dilation, groups: shape.groups, registersAreWide: registersAreWide)
      },
      {
        conv2dByDefinition(
          $0[0], $0[1], stride: shape.stride, padding: .sides(shape.padding),
          dilation: shape.dilation, groups: shape.groups)
      })
  }

  @Test(arguments: shapes, Precision.allCases)
  func `a transposed convolution is its definition`(shape: Shape, precision: Precision) {
    var shape = shape
    // Nothing may be left of an image whose padding is wider than it is.
    if shape.size.min()! < 4 { shape.padding = Self.none }
    var generator = SeededGenerator(seed: 2)
    let inputs = [
      Tensor.normal([shape.batch, shape.outputs] + shape.size, using: &generator),
      .normal(
        [shape.outputs, shape.channels / shape.groups] + shape.kernel, using: &generator),
    ]
    compare(
      inputs, precision,
      {
        convTranspose2d(
          $0[0], $0[1], stride: shape.stride, padding: .sides(shape.padding),
          outputPadding: shape.outputPadding, dilation: shape.dilation, groups: shape.groups)
      },
      {
        convTranspose2dByDefinition(
          $0[0], $0[1], stride: shape.stride, padding: .sides(shape.padding),
          outputPadding: shape.outputPadding, dilation: shape.dilation, groups: shape.groups)
      })
  }

  /// Value and gradients against the definition's in float64.
  private func compare(
    _ inputs: [Tensor], _ precision: Precision, _ fast: @escaping ([Tensor]) -> Tensor,
    _ definition: @escaping ([Tensor]) -> Tensor
  ) {
    let exact = inputs.map { $0.converted(to: .float64) }
    let tolerance = precision == .float32 ? 2e-5 : 1e-13
    let (y, expected) = (fast(inputs.map { $0.converted(to: precision) }), definition(exact))
    #expect(y.shape == expected.shape && y.precision == precision)
    expectClose(y, expected, tolerance)

    var generator = SeededGenerator(seed: 3)
    let upstream = Tensor.normal(y.shape, using: &generator)
    let shares = gradients(
      of: { (fast($0) * upstream.converted(to: precision)).sum() },
      at: inputs.map { $0.converted(to: precision) })
    let expectedShares = gradients(
      of: { (definition($0) * upstream.converted(to: .float64)).sum() }, at: exact)
    for (share, expected) in zip(shares, expectedShares) {
      #expect(share.shape == expected.shape)
      expectClose(share, expected, tolerance)
    }
  }

  /// The largest difference, relative to the largest number.
  private func expectClose(_ a: Tensor, _ b: Tensor, _ tolerance: Double) {
    let scale = b.values.map(\.magnitude).max() ?? 1
    let worst = zip(a.values, b.values).map { ($0 - $1).magnitude }.max() ?? 0
    #expect(worst <= tolerance * scale, "\(worst) of \(scale)")
  }
}
