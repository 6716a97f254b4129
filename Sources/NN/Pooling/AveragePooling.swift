/// The mean of each window: [batch, channels, height, width] → [batch, channels, rows, columns].
///
/// - Parameters:
///   - stride: The window itself unless given.
///   - countsPadding: Whether zeros of the padding count as numbers, so that each sum is divided by
///     the whole window (PyTorch's default); if not, only by the numbers inside the image.
public func averagePool2d(
  _ x: Tensor, _ kernel: some PerAxis, stride: (any PerAxis)? = nil,
  padding: some PaddingRule = 0, countsPadding: Bool = true
) -> Tensor {
  let window = poolingWindow(x, kernel, stride, padding, of: "averagePool2d")
  return AveragePooling(window, countsPadding: countsPadding).value(x)
}

/// `averagePool2d` of sequences: [batch, channels, length] → [batch, channels, places].
public func averagePool1d(
  _ x: Tensor, _ window: Int, stride: Int? = nil, padding: Int = 0, countsPadding: Bool = true
) -> Tensor {
  precondition(x.rank == 3, "averagePool1d needs [batch, channels, length]; got \(x.shape).")
  return averagePool2d(
    x.expanded(at: 2), [1, window], stride: [1, stride ?? window], padding: [0, padding],
    countsPadding: countsPadding
  ).squeezed(axis: 2)
}

/// The mean of each channel: [batch, channels, height, width] → [batch, channels]. M. Lin and
/// others, Network in Network, 2013.
public func globalAveragePool2d(_ x: Tensor) -> Tensor {
  precondition(
    x.rank == 4, "globalAveragePool2d needs [batch, channels, height, width]; got \(x.shape).")
  return x.mean(axes: [2, 3])
}

/// `averagePool2d` composed of windows and a sum, the definition for the kernels.
package func averagePool2dByDefinition(
  _ x: Tensor, _ kernel: [Int], stride: [Int], padding: any PaddingRule, countsPadding: Bool
) -> Tensor {
  let window = poolingWindow(x, kernel, stride, padding, of: "averagePool2d")
  func sums(_ x: Tensor) -> Tensor {
    windows(x.reshaped([-1, 1, x.shape[2], x.shape[3]]), window).sum(axis: 1)
      .reshaped(pooledShape(x, window))
  }
  if countsPadding { return sums(x) / Double(window.area) }
  return sums(x) / sums(.ones(x.shape, precision: x.precision))
}

/// Averages over windows as a linear map, and its transpose.
struct AveragePooling {
  let window: SlidingWindow
  let countsPadding: Bool

  init(_ window: SlidingWindow, countsPadding: Bool) {
    self.window = window
    self.countsPadding = countsPadding
  }

  /// y[p] = Σ over the window at p of x / n[p].
  func value(_ x: Tensor) -> Tensor {
    let y = Tensor(uninitialized: pooledShape(x, window), x.precision)
    switch x.precision {
    case .float32: average(Float.self, x, into: y)
    case .float64: average(Double.self, x, into: y)
    }
    return y.recorded("averagePool2d", x) { gradient, _ in x.receive(transposed(gradient)) }
  }

  /// Each number shared equally among its window: x[i] = Σ over the windows p around i of y[p] / n[p].
  func transposed(_ y: Tensor) -> Tensor {
    let shape = [y.shape[0], y.shape[1], window.rows.length, window.columns.length]
    let x = Tensor.zeros(shape, precision: y.precision)
    switch y.precision {
    case .float32: share(Float.self, y, into: x)
    case .float64: share(Double.self, y, into: x)
    }
    return x.recorded("averagePool2dTransposed", y) { gradient, _ in y.receive(value(gradient)) }
  }
}

extension AveragePooling {
  /// 1 / n for each place.
  private func weights<S: Scalar>(_: S.Type) -> [S] {
    func inside(_ axis: SlidingAxis) -> [Int] {
      (0..<axis.count).map { place in
        (0..<axis.window).count { countsPadding || axis.inside($0).contains(place) }
      }
    }
    let columns = inside(window.columns)
    return inside(window.rows).flatMap { row in columns.map { 1 / S(row * $0) } }
  }

  private func average<S: Scalar>(_: S.Type, _ x: Tensor, into y: Tensor) {
    let (source, target) = (x.pointer(S.self), y.pointer(S.self))
    weights(S.self).withUnsafeBufferPointer { weights in
      forEachPlane(x) { plane in
        let (image, result) = (source + plane * window.pixels, target + plane * window.places)
        result.update(repeating: 0, count: window.places)
        forEachRun { from, to, count in
          let (image, result) = (image + from, result + to)
          for i in 0..<count { result[i] += image[i * window.columns.stride] }
        }
        for i in 0..<window.places { result[i] *= weights[i] }
      }
    }
  }

  private func share<S: Scalar>(_: S.Type, _ y: Tensor, into x: Tensor) {
    let (source, target) = (y.pointer(S.self), x.pointer(S.self))
    weights(S.self).withUnsafeBufferPointer { weights in
      forEachPlane(x) { plane in
        let (result, image) = (source + plane * window.places, target + plane * window.pixels)
        forEachRun { to, from, count in
          let (image, result, weights) = (image + to, result + from, weights.baseAddress! + from)
          for i in 0..<count { image[i * window.columns.stride] += result[i] * weights[i] }
        }
      }
    }
  }

  private func forEachPlane(_ x: Tensor, _ body: (Int) -> Void) {
    let grain = 30_000 / (window.places * window.area + 1) + 1
    Parallel.split(x.shape[0] * x.shape[1], grain: grain) { for plane in $0 { body(plane) } }
  }

  /// For each number of the window and each row of places, those that fall inside the image: where
  /// they begin there and among the places, and how many they are.
  @inline(__always)
  private func forEachRun(_ body: (_ pixel: Int, _ place: Int, _ count: Int) -> Void) {
    let (rows, columns) = (window.rows, window.columns)
    for ky in 0..<rows.window {
      for y in rows.inside(ky) {
        let line = (y * rows.stride + ky - rows.before) * columns.length
        for kx in 0..<columns.window {
          let inside = columns.inside(kx)
          let pixel = line + inside.lowerBound * columns.stride + kx - columns.before
          body(pixel, y * columns.count + inside.lowerBound, inside.count)
        }
      }
    }
  }
}
