/// All windows of an image as columns ("im2col"): [batch, channels, height, width] →
/// [batch, channels · kernel rows · kernel columns, places].
///
/// Column p holds the numbers under the window at its place p, counted row by row; zeros where it
/// covers padding. A convolution is then a matrix product with the kernels as rows. The gradient
/// of a number that lies in several windows is the sum of theirs: `fold`.
public func windows(
  _ x: Tensor, _ kernel: some PerAxis, stride: some PerAxis = 1, padding: some PaddingRule = 0,
  dilation: some PerAxis = 1
) -> Tensor {
  precondition(
    x.rank == 4, "windows needs images [batch, channels, height, width]; got \(x.shape).")
  return windows(
    x,
    SlidingWindow(
      over: [x.shape[2], x.shape[3]], kernel: kernel.lengthPerAxis, stride: stride,
      padding: padding, dilation: dilation, of: "windows"))
}

/// Windows put back to where they came from and added where they overlap ("col2im"):
/// [batch, channels · kernel rows · kernel columns, places] → [batch, channels, height, width].
///
/// This is the transpose of `windows`, seen as a matrix, not its inverse: a number that lies in n
/// windows comes back n times.
///
/// - Parameter size: Height and width of the image.
public func fold(
  _ columns: Tensor, size: [Int], _ kernel: some PerAxis, stride: some PerAxis = 1,
  padding: some PaddingRule = 0, dilation: some PerAxis = 1
) -> Tensor {
  precondition(size.count == 2, "fold needs a height and a width; got \(size).")
  let window = SlidingWindow(
    over: size, kernel: kernel.lengthPerAxis, stride: stride, padding: padding,
    dilation: dilation, of: "fold")
  precondition(
    columns.rank == 3 && columns.shape[1] % window.area == 0
      && columns.shape[2] == window.places,
    "fold into \(size) needs [batch, channels · \(window.area), \(window.places)]; "
      + "got \(columns.shape).")
  return fold(columns, window)
}

func windows(_ x: Tensor, _ window: SlidingWindow) -> Tensor {
  let (batch, channels) = (x.shape[0], x.shape[1])
  let columns = Tensor(
    uninitialized: [batch, channels * window.area, window.places], x.precision)
  switch x.precision {
  case .float32: gatherWindows(Float.self, x, window, into: columns)
  case .float64: gatherWindows(Double.self, x, window, into: columns)
  }
  return columns.recorded("windows", x) { gradient, _ in x.receive(fold(gradient, window)) }
}

func fold(_ columns: Tensor, _ window: SlidingWindow) -> Tensor {
  let (batch, channels) = (columns.shape[0], columns.shape[1] / window.area)
  let image = Tensor.zeros(
    [batch, channels, window.rows.length, window.columns.length], precision: columns.precision)
  switch columns.precision {
  case .float32: scatterWindows(Float.self, columns, window, into: image)
  case .float64: scatterWindows(Double.self, columns, window, into: image)
  }
  return image.recorded("fold", columns) { gradient, _ in
    columns.receive(windows(gradient, window))
  }
}

private func gatherWindows<S: Scalar>(
  _: S.Type, _ x: Tensor, _ window: SlidingWindow, into columns: Tensor
) {
  let (source, target) = (x.pointer(S.self), columns.pointer(S.self))
  Parallel.split(x.shape[0] * x.shape[1], grain: 30_000 / (window.area * window.places) + 1) {
    for plane in $0 {
      window.gather(
        source + plane * window.pixels, into: target + plane * window.area * window.places)
    }
  }
}

private func scatterWindows<S: Scalar>(
  _: S.Type, _ columns: Tensor, _ window: SlidingWindow, into image: Tensor
) {
  let (source, target) = (columns.pointer(S.self), image.pointer(S.self))
  let planes = image.shape[0] * image.shape[1]
  Parallel.split(planes, grain: 30_000 / (window.area * window.places) + 1) {
    for plane in $0 {
      window.scatter(
        source + plane * window.area * window.places, addingTo: target + plane * window.pixels)
    }
  }
}

extension SlidingWindow {
  /// Copies one channel's windows: columns[(ky, kx), (y, x)] = image[y·s + ky·d − p, x·s + kx·d − p].
  func gather<S: Scalar>(_ image: UnsafePointer<S>, into columns: UnsafeMutablePointer<S>) {
    var target = columns
    for ky in 0..<rows.window {
      let insideRows = rows.inside(ky)
      for kx in 0..<self.columns.window {
        let inside = self.columns.inside(kx)
        let offset = kx * self.columns.dilation - self.columns.before
        let step = self.columns.stride
        for y in 0..<rows.count {
          let line = target + y * self.columns.count
          guard insideRows.contains(y) else {
            line.update(repeating: 0, count: self.columns.count)
            continue
          }
          let row = y * rows.stride + ky * rows.dilation - rows.before
          let source = image + row * self.columns.length
          for x in 0..<inside.lowerBound { line[x] = 0 }
          if step == 1 {
            (line + inside.lowerBound)
              .update(from: source + (inside.lowerBound + offset), count: inside.count)
          } else {
            for x in inside { line[x] = source[x * step + offset] }
          }
          for x in inside.upperBound..<self.columns.count { line[x] = 0 }
        }
        target += places
      }
    }
  }

  /// Adds one channel's windows to where they came from.
  func scatter<S: Scalar>(_ columns: UnsafePointer<S>, addingTo image: UnsafeMutablePointer<S>) {
    var source = columns
    for ky in 0..<rows.window {
      let insideRows = rows.inside(ky)
      for kx in 0..<self.columns.window {
        let inside = self.columns.inside(kx)
        let offset = kx * self.columns.dilation - self.columns.before
        let step = self.columns.stride
        for y in insideRows {
          let row = y * rows.stride + ky * rows.dilation - rows.before
          let line = source + y * self.columns.count
          let target = image + row * self.columns.length
          for x in inside { target[x * step + offset] += line[x] }
        }
        source += places
      }
    }
  }
}
