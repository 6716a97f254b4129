/// A copy of a few images with zeros around them, laid out for vectors that run across row ends.
///
/// [channel][row part][column part][row][image][column]. A row's zeros on the right are at the same
/// time the next one's on the left. Small images stand side by side.
struct PaddedImages {
  let rows: DirectAxis
  let columns: DirectAxis
  let channels: Int
  /// How many images stand side by side.
  let images: Int
  /// From one image to the next in a row.
  let imagePitch: Int
  private let readRowParts: [Bool]
  private let readColumnParts: [Bool]

  init(_ rows: DirectAxis, _ columns: DirectAxis, channels: Int, batch: Int = 1) {
    self.rows = rows
    self.columns = columns
    self.channels = channels
    readRowParts = (0..<rows.split).map(rows.reads(part:))
    readColumnParts = (0..<columns.split).map(columns.reads(part:))
    let widest = columns.results.map(\.count).max() ?? 1
    let after = columns.extent - columns.before - columns.length
    imagePitch =
      columns.split > 1
      ? columns.extent : max(columns.length + max(columns.before, after), widest)
    // Enough pixels for several vectors, so that the last one, partly empty, costs little.
    let tallest = rows.results.map(\.count).max() ?? 1
    images =
      widest >= 16
      ? 1 : max(1, min(batch, (256 + imagePitch * tallest - 1) / (imagePitch * tallest)))
  }

  var rowPitch: Int { imagePitch * images }
  var partPitch: Int { rowPitch * rows.extent }
  var channelPitch: Int { partPitch * rows.split * columns.split }
  /// The numbers of the whole copy; the last vector may read beyond the last image.
  var count: Int { channelPitch * channels + rowPitch + 64 }
}

extension PaddedImages {
  /// Copies the images with all channels, [image][channel][height][width], into a scratch that
  /// holds zeros or images of the same sizes.
  func fill(
    _ scratch: UnsafeMutablePointer<Float>, from source: UnsafePointer<Float>, images count: Int
  ) {
    let plane = rows.length * columns.length
    // Windows may end before the image does.
    let height = min(rows.length, rows.extent * rows.split - rows.before)
    let width = min(columns.length, columns.extent * columns.split - columns.before)
    for image in 0..<count {
      for channel in 0..<channels {
        let from = source + (image * channels + channel) * plane
        let to = scratch + channel * channelPitch + image * imagePitch
        for row in 0..<max(height, 0) {
          let (line, part) = (row + rows.before).quotientAndRemainder(dividingBy: rows.split)
          guard readRowParts[part] else { continue }
          let target = to + part * columns.split * partPitch + line * rowPitch
          copyRow(from + row * columns.length, width, into: target)
        }
      }
    }
  }

  @inline(__always)
  private func copyRow(
    _ source: UnsafePointer<Float>, _ width: Int, into target: UnsafeMutablePointer<Float>
  ) {
    if columns.split == 1 {
      (target + columns.before).update(from: source, count: max(width, 0))
      return
    }
    for part in 0..<columns.split where readColumnParts[part] {
      // Padded column j = part, part + split, … is number j / split of its part.
      let skipped = max(0, (columns.before - part + columns.split - 1) / columns.split)
      let line = target + part * partPitch + skipped
      let first = skipped * columns.split + part - columns.before
      let count = first < width ? (width - 1 - first) / columns.split + 1 : 0
      let from = source + first
      var next = 0
      if columns.split == 2 {
        // Every other one of sixteen, as long as sixteen are left.
        while first + 2 * next + 16 <= width {
          let sixteen = UnsafeRawPointer(from + 2 * next).loadUnaligned(as: SIMD16<Float>.self)
          UnsafeMutableRawPointer(line + next)
            .storeBytes(of: sixteen.evenHalf, as: SIMD8<Float>.self)
          next += 8
        }
      }
      for i in min(next, count)..<count { line[i] = from[i * columns.split] }
    }
  }
}
