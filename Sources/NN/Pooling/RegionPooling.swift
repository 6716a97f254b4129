/// A rectangle of an image of the batch: columns x1 to x2 and rows y1 to y2, corners included.
public struct Region: Sendable, Hashable {
  /// Which image of the batch.
  public var image: Int
  /// The first column.
  public var x1: Double
  /// The first row.
  public var y1: Double
  /// The last column.
  public var x2: Double
  /// The last row.
  public var y2: Double

  /// The rectangle between two corners of an image of the batch.
  public init(image: Int = 0, x1: Double, y1: Double, x2: Double, y2: Double) {
    (self.image, self.x1, self.y1, self.x2, self.y2) = (image, x1, y1, x2, y2)
  }
}

/// Regions of any size brought to one size by the largest number of each bin (R. Girshick, Fast
/// R-CNN, 2015): x [batch, channels, height, width] → [regions, channels] + `size`.
///
/// The corners times `scale`, rounded (½ away from zero, as in Girshick's own code), are pixels of x. A region h pixels high is cut into `size`[0]
/// rows of bins: bin i covers the pixels ⌊i h / rows⌋ up to ⌈(i + 1) h / rows⌉, so neighbouring
/// bins can overlap; columns likewise. What lies outside the image does not count, a bin wholly
/// outside is 0, and at ties the first number takes the gradient.
///
/// - Parameter scale: The size of x by that of the image the regions were drawn on, such as 1/16.
public func roiMaxPool(
  _ x: Tensor, regions: [Region], size: [Int], scale: Double = 1
) -> Tensor {
  precondition(
    x.rank == 4 && size.count == 2 && size.allSatisfy { $0 > 0 },
    "roiMaxPool needs [batch, channels, height, width] and a size [rows, columns]; got "
      + "\(x.shape) and \(size).")
  let (channels, height, width) = (x.shape[1], x.shape[2], x.shape[3])
  let shape = [regions.count, channels] + size
  let winners = Winners(shape.reduce(1, *))
  let values = x.detached().casted(to: .float64)
  let source = values.pointer(Double.self)

  var position = 0
  for region in regions {
    precondition(
      (0..<x.shape[0]).contains(region.image),
      "roiMaxPool: image \(region.image) is outside a batch of \(x.shape[0]).")
    let rows = bins(region.y1, region.y2, scale, count: size[0], limit: height)
    let columns = bins(region.x1, region.x2, scale, count: size[1], limit: width)
    for channel in 0..<channels {
      let plane = (region.image * channels + channel) * height * width
      for row in rows {
        for column in columns {
          var best = -1
          for y in row {
            for place
              in (plane + y * width + column.lowerBound)..<(plane + y * width
              + column.upperBound)
            where best < 0 || source[place] > source[best] {
              best = place
            }
          }
          winners.places[position] = Int32(best)
          position += 1
        }
      }
    }
  }
  return picked(x, winners, shape: shape)
}

/// The pixels of each bin between two corners, without those outside 0 ..< limit.
private func bins(
  _ first: Double, _ last: Double, _ scale: Double, count: Int, limit: Int
) -> [Range<Int>] {
  let start = Int((first * scale).rounded())
  let length = max(Int((last * scale).rounded()) - start + 1, 1)
  return (0..<count).map { bin in
    let low = start + bin * length / count
    let high = start + ((bin + 1) * length + count - 1) / count
    let clipped = min(max(low, 0), limit)
    return clipped..<max(clipped, min(max(high, 0), limit))
  }
}
