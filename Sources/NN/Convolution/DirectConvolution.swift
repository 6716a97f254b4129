/// A convolution of Floats, or its transpose, without columns in memory: each result is a sum of
/// shifted images, one a weight, formed in registers.
///
/// Images are copied once, with zeros around them; `DirectKernel` does all the arithmetic.
struct DirectConvolution {
  private let images: PaddedImages
  private let groups: Int
  private let batch: Int
  /// Of all groups.
  private let outputs: Int
  private let isTransposed: Bool
  private let registersAreWide: Bool
  /// Height and width of a result.
  private let height: Int
  private let width: Int

  /// - Parameter batch: How many images there are.
  init(_ convolution: Convolution, transposed: Bool, sources: Int, outputs: Int, batch: Int) {
    let (rows, columns) = (convolution.window.rows, convolution.window.columns)
    images =
      transposed
      ? PaddedImages(
        DirectAxis(transposing: rows), DirectAxis(transposing: columns), channels: sources,
        batch: batch)
      : PaddedImages(
        DirectAxis(convolving: rows), DirectAxis(convolving: columns), channels: sources,
        batch: batch)
    groups = convolution.groups
    self.batch = batch
    self.outputs = outputs
    isTransposed = transposed
    registersAreWide = convolution.registersAreWide
    height = transposed ? rows.length : rows.count
    width = transposed ? columns.length : columns.count
  }

  private var outputsPerGroup: Int { outputs / groups }
  private var sourcesPerGroup: Int { images.channels / groups }
  private var blocks: Int { (outputsPerGroup + 7) / 8 }
}

extension DirectConvolution {
  /// Writes the result for all images; the bias is added to each output if there is one.
  func write(
    _ x: UnsafePointer<Float>, _ w: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?,
    into y: UnsafeMutablePointer<Float>
  ) {
    let sums = images.rows.results.flatMap { row in
      images.columns.results.map { column in ShiftedSum(images, row, column, sourcesPerGroup) }
    }
    let weightCount = sums.map { groups * blocks * 8 * $0.depth }.reduce(0, +)
    withScratch(Float.self, weightCount + groups * blocks * 8) { scratch in
      var packed: [UnsafeMutablePointer<Float>] = []
      var next = scratch + groups * blocks * 8
      packBias(bias, into: scratch)
      for sum in sums {
        pack(w, for: sum, into: next)
        packed.append(next)
        next += groups * blocks * 8 * sum.depth
      }
      let cuts = BatchCuts((batch + images.images - 1) / images.images, work: work(sums))
      Parallel.forEach(cuts.parts) { part in
        write(cuts.range(part), x, sums, packed, scratch, into: y)
      }
    }
  }

  /// The multiplications for the images that stand side by side.
  private func work(_ sums: [ShiftedSum]) -> Int {
    sums.reduce(0) { $0 + $1.runs.count * 16 * $1.depth * outputs }
  }

  private func write(
    _ range: Range<Int>, _ x: UnsafePointer<Float>, _ sums: [ShiftedSum],
    _ packed: [UnsafeMutablePointer<Float>], _ bias: UnsafePointer<Float>,
    into y: UnsafeMutablePointer<Float>
  ) {
    let imageCount = images.channels * images.rows.length * images.columns.length
    let strip = sums.filter { !$0.isInPlace }.map { $0.runs.count * 16 }.max() ?? 0
    withScratch(Float.self, images.count + strip * outputs) { padded in
      padded.update(repeating: 0, count: images.count)
      let strips = padded + images.count
      for index in range {
        let first = index * images.images
        let count = min(images.images, batch - first)
        images.fill(padded, from: x + first * imageCount, images: count)
        let target = y + first * outputs * height * width
        for (sum, weights) in zip(sums, packed) {
          if sum.isInPlace {
            add(sum, padded, weights, bias, into: target, stride: height * width)
          } else {
            let length = sum.runs.count * 16
            add(sum, padded, weights, bias, into: strips, stride: length)
            for image in 0..<count {
              sum.copy(
                strips, stride: length, image: image, planes: outputs, width: width,
                plane: height * width, into: target + image * outputs * height * width)
            }
          }
        }
      }
    }
  }

  /// All outputs of a few vectors of pixels before the next ones, so that their sources stay in the
  /// nearest cache.
  private func add(
    _ sum: ShiftedSum, _ padded: UnsafePointer<Float>, _ weights: UnsafePointer<Float>,
    _ bias: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>, stride: Int
  ) {
    sum.runs.withUnsafeBufferPointer { runs in
      sum.offsets.withUnsafeBufferPointer { offsets in
        for first in Swift.stride(from: 0, to: runs.count, by: 3) {
          let few = UnsafeBufferPointer(rebasing: runs[first..<min(first + 3, runs.count)])
          for group in 0..<groups {
            for block in 0..<blocks {
              let number = group * blocks + block
              DirectKernel(
                source: padded + group * sourcesPerGroup * images.channelPitch,
                offsets: offsets.baseAddress!, depth: sum.depth,
                weights: weights + number * 8 * sum.depth, bias: bias + number * 8,
                target: target + (group * outputsPerGroup + block * 8) * stride,
                outputStride: stride, outputs: min(8, outputsPerGroup - block * 8),
                registersAreWide: registersAreWide
              ).write(few)
            }
          }
        }
      }
    }
  }
}

extension DirectConvolution {
  private func packBias(_ bias: UnsafePointer<Float>?, into packed: UnsafeMutablePointer<Float>) {
    packed.update(repeating: 0, count: groups * blocks * 8)
    guard let bias else { return }
    for output in 0..<outputs {
      let (group, inGroup) = output.quotientAndRemainder(dividingBy: outputsPerGroup)
      packed[group * blocks * 8 + inGroup] = bias[output]
    }
  }

  /// [group][block of 8 outputs][source channel, row, column][8].
  private func pack(
    _ w: UnsafePointer<Float>, for sum: ShiftedSum, into packed: UnsafeMutablePointer<Float>
  ) {
    let area = sum.area
    for group in 0..<groups {
      for output in 0..<(blocks * 8) {
        var target = packed + (group * blocks + output / 8) * 8 * sum.depth + output % 8
        for source in 0..<sourcesPerGroup {
          // w is [outputs, channels / groups, area] of the convolution; the transposed one reads
          // its outputs and writes its channels.
          let kernel =
            isTransposed
            ? w + ((group * sourcesPerGroup + source) * outputsPerGroup + output) * area
            : w + ((group * outputsPerGroup + output) * sourcesPerGroup + source) * area
          for tap in sum.taps {
            target.pointee = output < outputsPerGroup ? kernel[tap] : 0
            target += 8
          }
        }
      }
    }
  }
}
