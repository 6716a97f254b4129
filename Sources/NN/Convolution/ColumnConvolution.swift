/// The convolution of any shape, image by image: the windows of one image as columns, then one
/// matrix product a group.
///
/// Only one image's columns exist at a time on each thread, and none are kept for the backward
/// pass, which makes them again. A window of one pixel needs none: the image itself is its columns.
struct ColumnConvolution {
  let window: SlidingWindow
  let groups: Int
  let batch: Int
  /// Of one image and of one result.
  let channels: Int
  let outputs: Int

  init(_ convolution: Convolution, _ x: Tensor, _ y: Tensor) {
    window = convolution.window
    groups = convolution.groups
    batch = x.shape[0]
    channels = x.shape[1]
    outputs = y.shape[1]
  }

  /// The numbers that one output sums.
  private var depth: Int { channels / groups * window.area }
  private var outputsPerGroup: Int { outputs / groups }
  private var imageCount: Int { channels * window.pixels }
  private var resultCount: Int { outputs * window.places }
}

extension ColumnConvolution {
  /// y = W · columns(x) + b.
  func write<S: Scalar>(_: S.Type, _ x: Tensor, _ w: Tensor, _ b: Tensor?, into y: Tensor) {
    let (x, w, y) = (x.pointer(S.self), w.pointer(S.self), y.pointer(S.self))
    let bias = b?.pointer(S.self)
    forEachImage { image in
      if let bias {
        for output in 0..<outputs {
          (y + image * resultCount + output * window.places)
            .update(repeating: bias[output], count: window.places)
        }
      }
      withColumns(of: x + image * imageCount) { columns in
        for group in 0..<groups {
          BLAS.product(
            w + group * outputsPerGroup * depth, transposed: false,
            columns + group * depth * window.places, transposed: false, rows: outputsPerGroup,
            columns: window.places, depth: depth, adding: bias != nil,
            into: y + image * resultCount + group * outputsPerGroup * window.places)
        }
      }
    }
  }

  /// x = fold(Wᵀ · g).
  func writeTransposed<S: Scalar>(_: S.Type, _ g: Tensor, _ w: Tensor, into x: Tensor) {
    let (g, w, x) = (g.pointer(S.self), w.pointer(S.self), x.pointer(S.self))
    func product(_ image: Int, into columns: UnsafeMutablePointer<S>) {
      for group in 0..<groups {
        BLAS.product(
          w + group * outputsPerGroup * depth, transposed: true,
          g + image * resultCount + group * outputsPerGroup * window.places, transposed: false,
          rows: depth, columns: window.places, depth: outputsPerGroup, adding: false,
          into: columns + group * depth * window.places)
      }
    }
    forEachImage { image in
      let target = x + image * imageCount
      if window.isPointwise { return product(image, into: target) }
      withScratch(S.self, channels * window.area * window.places) { columns in
        product(image, into: columns)
        target.update(repeating: 0, count: imageCount)
        for channel in 0..<channels {
          window.scatter(
            columns + channel * window.area * window.places,
            addingTo: target + channel * window.pixels)
        }
      }
    }
  }

  /// W = Σ over the images of g · columns(x)ᵀ: a sum for each part of the batch, added in order.
  func writeWeightGradient<S: Scalar>(_: S.Type, _ x: Tensor, _ g: Tensor, into w: Tensor) {
    let (x, g, result) = (x.pointer(S.self), g.pointer(S.self), w.pointer(S.self))
    let count = outputs * depth
    let cuts = BatchCuts(batch, work: count * window.places)
    withScratch(S.self, cuts.parts * count) { partial in
      Parallel.forEach(cuts.parts) { part in
        let sum = partial + part * count
        sum.update(repeating: 0, count: count)
        for image in cuts.range(part) {
          withColumns(of: x + image * imageCount) { columns in
            for group in 0..<groups {
              BLAS.product(
                g + image * resultCount + group * outputsPerGroup * window.places,
                transposed: false, columns + group * depth * window.places, transposed: true,
                rows: outputsPerGroup, columns: depth, depth: window.places, adding: true,
                into: sum + group * outputsPerGroup * depth)
            }
          }
        }
      }
      addParts(partial, parts: cuts.parts, count: count, into: result)
    }
  }

  private func withColumns<S: Scalar>(
    of image: UnsafePointer<S>, _ body: (UnsafePointer<S>) -> Void
  ) {
    if window.isPointwise { return body(image) }
    withScratch(S.self, channels * window.area * window.places) { columns in
      for channel in 0..<channels {
        window.gather(
          image + channel * window.pixels, into: columns + channel * window.area * window.places)
      }
      body(columns)
    }
  }

  private func forEachImage(_ body: (Int) -> Void) {
    let cuts = BatchCuts(batch, work: outputs * depth * window.places)
    Parallel.forEach(cuts.parts) { part in for image in cuts.range(part) { body(image) } }
  }
}

/// The sum of the parts' sums, first to last, written into `result`.
func addParts<S: Scalar>(
  _ partial: UnsafePointer<S>, parts: Int, count: Int, into result: UnsafeMutablePointer<S>
) {
  result.update(from: partial, count: count)
  for part in 1..<Swift.max(parts, 1) {
    let sum = partial + part * count
    for i in 0..<count { result[i] += sum[i] }
  }
}
