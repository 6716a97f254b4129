// Batch normalization of [batch, channels, …]: one channel, whose planes lie apart, each in one
// piece. The channel's numbers stay in the cache from the first pass to the second.
extension ChannelLayout {
  /// Mean and squared deviations of a channel.
  @inline(__always)
  func planeMoments<S: Scalar>(_ x: UnsafePointer<S>, _ channel: Int) -> RunningMoments {
    // Small planes are measured several at a time, so that merging costs little.
    let planesPerBlock = max(1, 2048 / runLength)
    var moments = RunningMoments()
    for first in stride(from: 0, to: examples, by: planesPerBlock) {
      let planes = first..<min(first + planesPerBlock, examples)
      let runs = Runs(length: runLength, count: planes.count, step: channels * runLength)
      let block = x + start(first, channel)
      let count = planes.count * runLength
      let mean = total(block, runs) / S(count)
      let squares = squaredDeviations(block, runs, from: mean)
      moments.add(count, mean: Double(mean), squares: Double(squares))
    }
    return moments
  }

  @inline(__always)
  func applyPlanes<S: Scalar>(
    _ numbers: ChannelNumbers<S>, _ x: UnsafePointer<S>, _ channel: Int,
    into y: UnsafeMutablePointer<S>, _ rectifies: Bool
  ) {
    let mean = numbers.mean[channel]
    let factor = numbers.scale[channel] * numbers.inverse[channel]
    let shift = numbers.shift[channel]
    for example in 0..<examples {
      let (source, target) = (x + start(example, channel), y + start(example, channel))
      if rectifies {
        for i in 0..<runLength {
          let value = shift.addingProduct(source[i] - mean, factor)
          target[i] = value > 0 ? value : 0
        }
      } else {
        for i in 0..<runLength { target[i] = shift.addingProduct(source[i] - mean, factor) }
      }
    }
  }

  @inline(__always)
  func differentiatePlanes<S: Scalar>(
    _ numbers: ChannelNumbers<S>, _ x: UnsafePointer<S>, _ upstream: UnsafePointer<S>,
    _ channel: Int, into target: UnsafeMutablePointer<S>,
    _ scaleGradient: UnsafeMutablePointer<S>, _ shiftGradient: UnsafeMutablePointer<S>,
    _ shares: (sum: S, product: S), _ rectifies: Bool
  ) {
    let (mean, inverse) = (numbers.mean[channel], numbers.inverse[channel])
    let factor = numbers.scale[channel] * inverse
    let shift = numbers.shift[channel]
    if rectifies {
      // What ReLU let pass, kept where ∂L/∂x will be.
      for example in 0..<examples {
        let start = start(example, channel)
        let (x, g, h) = (x + start, upstream + start, target + start)
        for i in 0..<runLength {
          h[i] = shift.addingProduct(x[i] - mean, factor) > 0 ? g[i] : 0
        }
      }
    }
    let first = start(0, channel)
    let (sum, product) = sumAndProduct(
      of: rectifies ? UnsafePointer(target + first) : upstream + first, against: x + first,
      Runs(length: runLength, count: examples, step: channels * runLength), from: mean)
    shiftGradient[channel] = sum
    scaleGradient[channel] = product * inverse

    // γ/σ (g − mean(g) − (x − μ)/σ² Σ(g (x − μ)) / divisor), gathered by powers of x.
    let slope = -factor * inverse * inverse * product * shares.product
    let offset = -factor * sum * shares.sum
    for example in 0..<examples {
      let start = start(example, channel)
      let (x, g, target) = (x + start, upstream + start, target + start)
      // Two loops, as only pointers that never meet are worked on with vectors.
      if rectifies {
        for i in 0..<runLength {
          let even = offset.addingProduct(x[i] - mean, slope)
          target[i] = even.addingProduct(target[i], factor)
        }
      } else {
        for i in 0..<runLength {
          target[i] = offset.addingProduct(x[i] - mean, slope).addingProduct(g[i], factor)
        }
      }
    }
  }

  @inline(__always)
  private func start(_ example: Int, _ channel: Int) -> Int {
    (example * channels + channel) * runLength
  }
}
