/// Each pixel becomes a block of `factor` · `factor` equal ones: [batch, channels, height, width]
/// → [batch, channels, height · rows, width · columns].
///
/// The gradient of a pixel is the sum over its block.
public func upsampleNearest2d(_ x: Tensor, _ factor: some PerAxis) -> Tensor {
  let (rows, columns) = pair(factor, "upsampleNearest2d")
  precondition(
    x.rank == 4 && rows > 0 && columns > 0,
    "upsampleNearest2d needs [batch, channels, height, width] and positive factors; got "
      + "\(x.shape) and \(rows), \(columns).")
  let (height, width) = (x.shape[2], x.shape[3])
  let repeated = withoutGradient {
    x.reshaped([-1, height, 1, width, 1]).broadcastTo(
      [x.shape[0] * x.shape[1], height, rows, width, columns])
  }
  return repeated.viewed(as: [x.shape[0], x.shape[1], height * rows, width * columns])
    .recorded("upsampleNearest2d", x) { gradient, _ in
      x.receive(averagePool2d(gradient, [rows, columns]) * Double(rows * columns))
    }
}

/// Images resized by linear interpolation along both axes: [batch, channels, height, width] →
/// [batch, channels] + `size`.
///
/// Pixels are squares: pixel i of n has its centre at (i + ½) / n of the axis, and the nearest two
/// are mixed (as in PyTorch with align_corners false). With `alignsCorners` the centres of the
/// first and the last pixels stay where they are. Making an image smaller does not average: pixels
/// between are left out.
public func resizeBilinear(_ x: Tensor, to size: [Int], alignsCorners: Bool = false) -> Tensor {
  precondition(
    x.rank == 4 && size.count == 2 && size.allSatisfy { $0 > 0 },
    "resizeBilinear needs [batch, channels, height, width] and a size [height, width]; got "
      + "\(x.shape) and \(size).")
  func weights(_ axis: Int) -> Tensor {
    interpolation(from: x.shape[axis], to: size[axis - 2], alignsCorners, x.precision)
  }
  // Both axes are linear maps: R x Cᵀ.
  return matmul(weights(2), matmul(x, weights(3).transposed()))
}

/// The matrix [to, from] that interpolates along one axis: at most two weights in each row.
private func interpolation(
  from: Int, to: Int, _ alignsCorners: Bool, _ precision: Precision
) -> Tensor {
  var weights = [Double](repeating: 0, count: to * from)
  for i in 0..<to {
    let centre =
      alignsCorners
      ? (to > 1 ? Double(i * (from - 1)) / Double(to - 1) : 0)
      : (Double(i) + 0.5) * Double(from) / Double(to) - 0.5
    let inside = min(max(centre, 0), Double(from - 1))
    let left = Int(inside)
    let share = inside - Double(left)
    weights[i * from + left] += 1 - share
    weights[i * from + min(left + 1, from - 1)] += share
  }
  return Tensor(weights, shape: [to, from], precision: precision)
}

/// Channels dealt out like cards: channel i of `groups` groups of n goes to place
/// (i mod n) · groups + i / n, so that the next grouped convolution sees some of each group
/// (X. Zhang and others, ShuffleNet, 2017).
public func shuffleChannels(_ x: Tensor, groups: Int) -> Tensor {
  precondition(
    x.rank >= 2 && groups > 0 && x.shape[1] % groups == 0,
    "shuffleChannels cuts the channels of \(x.shape) into \(groups) equal groups.")
  let space = x.shape.dropFirst(2).reduce(1, *)
  return x.reshaped([x.shape[0], groups, x.shape[1] / groups, space]).transposed(1, 2)
    .reshaped(x.shape)
}
