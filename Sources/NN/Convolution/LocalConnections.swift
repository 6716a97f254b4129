/// A convolution whose weights are not shared: every place has kernels of its own.
///
/// y[n, o, p] = b[o, p] + Σ_k w[p, k, o] · windows(x)[n, k, p], with k = (c, ky, kx).
/// x [batch, channels, height, width], weight [places, channels · kernel rows · kernel columns,
/// outputs], bias [outputs, places] → [batch, outputs, rows, columns].
public func locallyConnected2d(
  _ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, kernel: some PerAxis,
  stride: some PerAxis = 1, padding: some PaddingRule = 0
) -> Tensor {
  precondition(
    x.rank == 4 && weight.rank == 3,
    "locallyConnected2d needs [batch, channels, height, width] and a weight [places, channels · "
      + "kernel, outputs]; got \(x.shape) and \(weight.shape).")
  let window = SlidingWindow(
    over: [x.shape[2], x.shape[3]], kernel: kernel.lengthPerAxis, stride: stride,
    padding: padding, dilation: 1, of: "locallyConnected2d")
  let expected = [window.places, x.shape[1] * window.area]
  precondition(
    Array(weight.shape.dropLast()) == expected,
    "locallyConnected2d of \(x.shape) has \(expected[0]) places with \(expected[1]) weights for "
      + "each output; got \(weight.shape).")
  let columns = windows(x, window).transposed([2, 0, 1])  // [places, batch, depth]
  let y = matmul(columns, weight).transposed([1, 2, 0])  // [batch, outputs, places]
  return (bias.map { y + $0 } ?? y)
    .reshaped([x.shape[0], weight.shape[2], window.rows.count, window.columns.count])
}

/// Which outputs of a convolution see which channels.
///
/// LeNet-5 connects its third layer in this way, so that its maps differ in what they see and there
/// are fewer weights (Y. LeCun and others, Gradient-Based Learning Applied to Document Recognition,
/// 1998, table I).
public struct ConnectionTable: Sendable, Hashable {
  /// The channels that each output sees.
  public let channels: [[Int]]
  /// How many channels there are.
  public let inputs: Int

  /// A table by the channels that each output sees, of `inputs` in all.
  public init(_ channels: [[Int]], inputs: Int) {
    for (output, seen) in channels.enumerated() {
      precondition(
        !seen.isEmpty && Set(seen).count == seen.count
          && seen.allSatisfy { (0..<inputs).contains($0) },
        "Output \(output) sees \(seen), which are not different channels of \(inputs).")
    }
    self.channels = channels
    self.inputs = inputs
  }

  /// C3 of LeNet-5: 16 outputs over 6 channels. Six see three neighbours in the ring of channels,
  /// six see four, three see two pairs, and one sees all.
  public static let lenet = ConnectionTable(
    (0..<6).map { first in (0..<3).map { (first + $0) % 6 } }
      + (0..<6).map { first in (0..<4).map { (first + $0) % 6 } }
      + (0..<3).map { first in [0, 1, 3, 4].map { (first + $0) % 6 } } + [[0, 1, 2, 3, 4, 5]],
    inputs: 6)

  /// How many pairs of a channel and an output are connected.
  public var connectionCount: Int { channels.reduce(0) { $0 + $1.count } }

  /// 1 where an output sees a channel: [outputs, inputs, 1, 1].
  public func mask(precision: Precision = .float32) -> Tensor {
    var values = [Double](repeating: 0, count: channels.count * inputs)
    for (output, seen) in channels.enumerated() {
      for channel in seen { values[output * inputs + channel] = 1 }
    }
    return Tensor(values, shape: [channels.count, inputs, 1, 1], precision: precision)
  }
}
