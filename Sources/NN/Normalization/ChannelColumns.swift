// Batch normalization of [batch, channels]: the channels of an example lie side by side, and each
// loop goes along them.
extension ChannelLayout {
  /// Mean and squared deviations of several channels.
  func measureColumns<S: Scalar>(
    _ x: UnsafePointer<S>, _ columns: Range<Int>, into mean: UnsafeMutablePointer<S>,
    _ squares: UnsafeMutablePointer<S>
  ) {
    for c in columns { (mean[c], squares[c]) = (0, 0) }
    for example in 0..<examples {
      let row = x + example * channels
      for c in columns { mean[c] += row[c] }
    }
    for c in columns { mean[c] /= S(examples) }
    for example in 0..<examples {
      let row = x + example * channels
      for c in columns {
        let deviation = row[c] - mean[c]
        squares[c] = squares[c].addingProduct(deviation, deviation)
      }
    }
  }

  func applyColumns<S: Scalar>(
    _ numbers: ChannelNumbers<S>, _ x: UnsafePointer<S>, _ columns: Range<Int>,
    into y: UnsafeMutablePointer<S>, _ rectifies: Bool
  ) {
    withScratch(S.self, channels) { factor in
      for c in columns { factor[c] = numbers.scale[c] * numbers.inverse[c] }
      for example in 0..<examples {
        let (row, target) = (x + example * channels, y + example * channels)
        for c in columns {
          let value = numbers.shift[c].addingProduct(row[c] - numbers.mean[c], factor[c])
          target[c] = rectifies && !(value > 0) ? 0 : value
        }
      }
    }
  }

  func differentiateColumns<S: Scalar>(
    _ numbers: ChannelNumbers<S>, _ x: UnsafePointer<S>, _ upstream: UnsafePointer<S>,
    _ columns: Range<Int>, into target: UnsafeMutablePointer<S>,
    _ scaleGradient: UnsafeMutablePointer<S>, _ shiftGradient: UnsafeMutablePointer<S>,
    _ shares: (sum: S, product: S), _ rectifies: Bool
  ) {
    withScratch(S.self, 3 * channels) { scratch in
      let (factor, slope, offset) = (scratch, scratch + channels, scratch + 2 * channels)
      for c in columns {
        factor[c] = numbers.scale[c] * numbers.inverse[c]
        (scaleGradient[c], shiftGradient[c]) = (0, 0)
      }
      for example in 0..<examples {
        let start = example * channels
        let (x, g, h) = (x + start, upstream + start, target + start)
        for c in columns {
          // What ReLU let pass, kept where ∂L/∂x will be.
          let deviation = x[c] - numbers.mean[c]
          let passes = !rectifies || numbers.shift[c].addingProduct(deviation, factor[c]) > 0
          h[c] = passes ? g[c] : 0
        }
        for c in columns {
          shiftGradient[c] += h[c]
          scaleGradient[c] = scaleGradient[c].addingProduct(h[c], x[c] - numbers.mean[c])
        }
      }
      for c in columns {
        scaleGradient[c] *= numbers.inverse[c]
        slope[c] = -factor[c] * numbers.inverse[c] * scaleGradient[c] * shares.product
        offset[c] = -factor[c] * shiftGradient[c] * shares.sum
      }
      for example in 0..<examples {
        let start = example * channels
        let (x, h) = (x + start, target + start)
        for c in columns {
          let even = offset[c].addingProduct(x[c] - numbers.mean[c], slope[c])
          h[c] = even.addingProduct(h[c], factor[c])
        }
      }
    }
  }
}
