/// The weight gradient of a convolution of Floats without columns in memory.
///
/// ∂L/∂w[o, c, ky, kx] = Σ over images and places of g[o, y, x] · x[c, y·s + ky·d, x·s + kx·d].
/// The images are copied once with zeros around them, g once with its outputs side by side.
struct DirectWeightGradient {
  private let window: SlidingWindow
  private let images: PaddedImages
  private let groups: Int
  private let batch: Int
  private let outputs: Int
  private let channels: Int
  private let registersAreWide: Bool

  init(_ convolution: Convolution, channels: Int, outputs: Int, batch: Int) {
    window = convolution.window
    groups = convolution.groups
    registersAreWide = convolution.registersAreWide
    self.batch = batch
    self.channels = channels
    self.outputs = outputs
    images = PaddedImages(
      DirectAxis(padding: window.rows), DirectAxis(padding: window.columns), channels: channels)
  }

  private var outputsPerGroup: Int { outputs / groups }
  private var channelsPerGroup: Int { channels / groups }
  /// Vectors of 16 outputs in a group.
  private var vectors: Int { (outputsPerGroup + 15) / 16 }
  /// Rows of the kernels of one output, (c, ky).
  private var kernelRows: Int { channelsPerGroup * window.rows.window }
  private var rowQuads: Int { (kernelRows + 3) / 4 }
  private var tapTriples: Int { (window.columns.window + 2) / 3 }
  /// The sums for one vector of outputs.
  private var sumCount: Int { rowQuads * tapTriples * 12 * 16 }
}

extension DirectWeightGradient {
  func write(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, into w: UnsafeMutablePointer<Float>
  ) {
    let count = groups * vectors * sumCount
    let cuts = BatchCuts(batch, work: outputs * kernelRows * window.places)
    withScratch(Float.self, (cuts.parts + 1) * count) { partial in
      Parallel.forEach(cuts.parts) { part in
        let sums = partial + part * count
        sums.update(repeating: 0, count: count)
        add(cuts.range(part), x, g, into: sums)
      }
      let total = partial + cuts.parts * count
      addParts(partial, parts: cuts.parts, count: count, into: total)
      unpack(total, into: w)
    }
  }

  private func add(
    _ range: Range<Int>, _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let padded = (images.count + 15) & ~15
    withScratch(Float.self, padded + groups * vectors * 16 * window.places) { scratch in
      let turned = scratch + padded
      scratch.update(repeating: 0, count: padded + groups * vectors * 16 * window.places)
      for image in range {
        images.fill(scratch, from: x + image * channels * window.pixels, images: 1)
        turn(g + image * outputs * window.places, into: turned)
        for group in 0..<groups {
          add(
            scratch + group * channelsPerGroup * images.channelPitch,
            turned + group * vectors * 16 * window.places,
            into: sums + group * vectors * sumCount)
        }
      }
    }
  }

  /// Adds one image's share, a few rows of results at a time, so that their g stays in the nearest
  /// cache.
  private func add(
    _ source: UnsafePointer<Float>, _ g: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let (rows, columns) = (window.rows, window.columns)
    let last = columns.window - 1
    let kernel = WeightGradientKernel(
      rowStep: images.rowPitch * rows.stride, columnStep: columns.stride,
      secondTap: min(1, last) * columns.dilation, thirdTap: min(2, last) * columns.dilation,
      width: columns.count)
    let few = max(1, 192 / columns.count)
    for first in stride(from: 0, to: rows.count, by: few) {
      let count = min(few, rows.count - first)
      let place = source + first * rows.stride * images.rowPitch
      for vector in stride(from: 0, to: vectors, by: 2) {
        let turned = g + (vector * window.places + first * columns.count) * 16
        for quad in 0..<rowQuads {
          for triple in 0..<tapTriples {
            let tap = firstTap(triple) * columns.dilation
            let four = FourRows(
              first: place + rowOffset(quad * 4) + tap,
              second: place + rowOffset(quad * 4 + 1) + tap,
              third: place + rowOffset(quad * 4 + 2) + tap,
              fourth: place + rowOffset(quad * 4 + 3) + tap)
            let sum = sums + vector * sumCount + (quad * tapTriples + triple) * 12 * 16
            let narrow = NarrowWeightGradientKernel(kernel: kernel)
            if outputsPerGroup - vector * 16 <= 8 {
              narrow.addFew(four, turned, sum, rows: count)
            } else if !registersAreWide {
              narrow.add(four, turned, sum, rows: count)
              if vector + 1 < vectors {
                narrow.add(four, turned + window.places * 16, sum + sumCount, rows: count)
              }
            } else if vector + 1 < vectors {
              kernel.add(
                four, turned, turned + window.places * 16, sum, sum + sumCount, rows: count)
            } else {
              kernel.add(four, turned, sum, rows: count)
            }
          }
        }
      }
    }
  }

  /// Where a kernel's row (c, ky) begins in the source. What is beyond the last row repeats it, and
  /// is not used.
  private func rowOffset(_ row: Int) -> Int {
    let (channel, ky) = min(row, kernelRows - 1).quotientAndRemainder(
      dividingBy: window.rows.window)
    return channel * images.channelPitch + ky * window.rows.dilation * images.rowPitch
  }

  /// The last three taps may repeat some of those before.
  private func firstTap(_ triple: Int) -> Int {
    max(0, min(triple * 3, window.columns.window - 3))
  }
}

extension DirectWeightGradient {
  /// [group][output][place] → [group][vector][place][16]. Outputs that do not exist stay 0.
  private func turn(_ g: UnsafePointer<Float>, into turned: UnsafeMutablePointer<Float>) {
    let places = window.places
    for group in 0..<groups {
      for half in 0..<((outputsPerGroup + 7) / 8) {
        let from = g + (group * outputsPerGroup + half * 8) * places
        let to = turned + (group * vectors + half / 2) * 16 * places + half % 2 * 8
        let count = min(8, outputsPerGroup - half * 8)
        if places >= 8 {
          for next in stride(from: 0, to: places, by: 8) {
            let place = min(next, places - 8)
            EightByEight(from + place, pitch: places, rows: count).transposed
              .write(to + place * 16, pitch: 16)
          }
        } else {
          for place in 0..<places {
            for output in 0..<count { to[place * 16 + output] = from[output * places + place] }
          }
        }
      }
    }
  }

  private func unpack(_ sums: UnsafePointer<Float>, into w: UnsafeMutablePointer<Float>) {
    let width = window.columns.window
    for output in 0..<outputs {
      let (group, inGroup) = output.quotientAndRemainder(dividingBy: outputsPerGroup)
      let own = sums + (group * vectors + inGroup / 16) * sumCount + inGroup % 16
      for row in 0..<kernelRows {
        for tap in 0..<width {
          let triple = tap / 3
          let slot = (row / 4 * tapTriples + triple) * 12 + row % 4 * 3 + tap - firstTap(triple)
          w[(output * kernelRows + row) * width + tap] = own[slot * 16]
        }
      }
    }
  }
}
