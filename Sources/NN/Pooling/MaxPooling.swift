/// The largest number of each window: [batch, channels, height, width] →
/// [batch, channels, rows, columns].
///
/// The gradient goes to the largest number; of several equal ones to the first, row by row, as in
/// PyTorch. Padding never wins: it counts as −∞. A NaN wins.
///
/// - Parameters:
///   - kernel: The window, one number or `[rows, columns]`.
///   - stride: The window itself unless given; smaller ones overlap (A. Krizhevsky and others,
///     2012: 3 and 2).
///   - padding: Less than the window, so that each has a number in it.
public func maxPool2d(
  _ x: Tensor, _ kernel: some PerAxis, stride: (any PerAxis)? = nil,
  padding: some PaddingRule = 0
) -> Tensor {
  let window = poolingWindow(x, kernel, stride, padding, of: "maxPool2d")
  if let square = SquareMaxPooling(x, window) { return square.value(x) }
  return maxPooled(x, window)
}

/// `maxPool2d`, and for each result the place of the largest number in its channel's
/// height · width plane, counted row by row, for `maxUnpool2d`.
public func maxPool2dWithIndices(
  _ x: Tensor, _ kernel: some PerAxis, stride: (any PerAxis)? = nil,
  padding: some PaddingRule = 0
) -> (values: Tensor, indices: [Int]) {
  let window = poolingWindow(x, kernel, stride, padding, of: "maxPool2dWithIndices")
  let winners = maxima(x, window)
  let places = UnsafeBufferPointer(start: winners.places, count: winners.count)
  let indices = places.map { Int($0) % window.pixels }
  return (picked(x, winners, shape: pooledShape(x, window)), indices)
}

/// `maxPool2d` of sequences: [batch, channels, length] → [batch, channels, places].
public func maxPool1d(
  _ x: Tensor, _ window: Int, stride: Int? = nil, padding: Int = 0
) -> Tensor {
  precondition(x.rank == 3, "maxPool1d needs [batch, channels, length]; got \(x.shape).")
  return maxPool2d(
    x.expanded(at: 2), [1, window], stride: [1, stride ?? window], padding: [0, padding]
  ).squeezed(axis: 2)
}

/// The largest number of each channel: [batch, channels, height, width] → [batch, channels].
///
/// At ties the first number takes the gradient, where `max(axes:)` shares it.
public func globalMaxPool2d(_ x: Tensor) -> Tensor {
  precondition(
    x.rank == 4, "globalMaxPool2d needs [batch, channels, height, width]; got \(x.shape).")
  return maxPool2d(x, [x.shape[2], x.shape[3]]).reshaped([x.shape[0], x.shape[1]])
}

/// The largest number of each channel over all time: [batch, channels, length] →
/// [batch, channels]. Whatever the length, the result is as large (R. Collobert and others,
/// Natural Language Processing (Almost) from Scratch, 2011).
public func maxOverTime(_ x: Tensor) -> Tensor {
  precondition(x.rank == 3, "maxOverTime needs [batch, channels, length]; got \(x.shape).")
  return maxPool1d(x, x.shape[2]).squeezed(axis: 2)
}

/// The inverse of max pooling as far as there is one: each number returns to the place its maximum
/// was found at, and all other places are 0 (M. Zeiler and R. Fergus, 2014).
///
/// x [batch, channels, rows, columns] → [batch, channels] + `size`. Overlapping windows can send
/// two numbers to one place. They are added, where PyTorch keeps one of them.
///
/// - Parameters:
///   - indices: As `maxPool2dWithIndices` gives them: a place in the height · width plane for each
///     number of x.
///   - size: Height and width of the result.
public func maxUnpool2d(_ x: Tensor, indices: [Int], size: [Int]) -> Tensor {
  precondition(
    x.rank == 4 && indices.count == x.count && size.count == 2,
    "maxUnpool2d needs images, an index for each number and a size [height, width]; got "
      + "\(x.shape), \(indices.count) indices and \(size).")
  let (plane, pixels) = (x.shape[2] * x.shape[3], size[0] * size[1])
  let winners = Winners(x.count)
  for (position, index) in indices.enumerated() {
    precondition(
      (0..<pixels).contains(index), "maxUnpool2d: index \(index) is outside an image \(size).")
    winners.places[position] = Int32(position / plane * pixels + index)
  }
  return routed(x, winners, shape: [x.shape[0], x.shape[1]] + size)
}

/// `maxPool2d` for every window; also the definition for the fast path.
package func maxPool2dByDefinition(
  _ x: Tensor, _ kernel: [Int], stride: [Int], padding: any PaddingRule
) -> Tensor {
  maxPooled(x, poolingWindow(x, kernel, stride, padding, of: "maxPool2d"))
}

private func maxPooled(_ x: Tensor, _ window: SlidingWindow) -> Tensor {
  picked(x, maxima(x, window), shape: pooledShape(x, window))
}

/// Where the largest number of each window is.
private func maxima(_ x: Tensor, _ window: SlidingWindow) -> Winners {
  precondition(x.count <= Int(Int32.max), "maxPool2d counts places in 32 bits; got \(x.shape).")
  let winners = Winners(x.shape[0] * x.shape[1] * window.places)
  switch x.precision {
  case .float32: findMaxima(Float.self, x, window, winners)
  case .float64: findMaxima(Double.self, x, window, winners)
  }
  return winners
}

private func findMaxima<S: Scalar>(
  _: S.Type, _ x: Tensor, _ window: SlidingWindow, _ winners: Winners
) {
  let (rows, columns) = (window.rows, window.columns)
  let (source, places) = (x.pointer(S.self), winners.places)
  let planes = x.shape[0] * x.shape[1]
  Parallel.split(planes, grain: 30_000 / (window.places * window.area + 1) + 1) { range in
    for plane in range {
      var position = plane * window.places
      for y in 0..<rows.count {
        let top = y * rows.stride - rows.before
        let (firstRow, endRow) = (Swift.max(top, 0), Swift.min(top + rows.window, rows.length))
        for x in 0..<columns.count {
          let left = x * columns.stride - columns.before
          let end = Swift.min(left + columns.window, columns.length)
          var best = plane * window.pixels + firstRow * columns.length + Swift.max(left, 0)
          for row in firstRow..<endRow {
            let line = plane * window.pixels + row * columns.length
            for column in Swift.max(left, 0)..<end {
              let candidate = source[line + column]
              if candidate > source[best] || candidate.isNaN && !source[best].isNaN {
                best = line + column
              }
            }
          }
          places[position] = Int32(truncatingIfNeeded: best)
          position += 1
        }
      }
    }
  }
}
