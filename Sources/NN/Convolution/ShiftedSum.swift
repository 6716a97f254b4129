/// One part of a direct convolution: which pixels of the padded images each result sums, and where
/// the results go.
struct ShiftedSum {
  /// The weights that take part, as places in the kernel's window.
  let taps: [Int]
  /// The numbers of a kernel's window.
  let area: Int
  /// For each source channel and weight, how far its pixel lies from a result's place.
  let offsets: [Int]
  /// The weights that each result sums.
  let depth: Int
  let runs: [PixelRun]
  /// Whether runs are written where they belong; else into strips that are copied after.
  let isInPlace: Bool

  private let rows: DirectAxis.Results
  private let columns: DirectAxis.Results
  private let rowPitch: Int
  private let imagePitch: Int

  init(
    _ images: PaddedImages, _ rows: DirectAxis.Results, _ columns: DirectAxis.Results,
    _ sources: Int
  ) {
    self.rows = rows
    self.columns = columns
    rowPitch = images.rowPitch
    imagePitch = images.imagePitch
    area = images.rows.window * images.columns.window

    var taps: [Int] = []
    var shifts: [Int] = []
    for row in rows.taps {
      for column in columns.taps {
        taps.append(row.index * images.columns.window + column.index)
        shifts.append(
          (row.part * images.columns.split + column.part) * images.partPitch
            + row.shift * images.rowPitch + column.shift)
      }
    }
    self.taps = taps
    depth = sources * shifts.count
    // One more, so that there is an address even if no weight takes part.
    offsets =
      (0..<sources).flatMap { source in
        shifts.map { source * images.channelPitch + $0 }
      } + [0]

    let start = rows.start * rowPitch + columns.start
    let length = (rows.count - 1) * rowPitch + (images.images - 1) * imagePitch + columns.count
    let strips = (length + 15) / 16
    let perRow = (columns.count + 15) / 16
    let isWhole = rows.step == 1 && columns.step == 1 && images.images == 1
    isInPlace = isWhole && columns.count >= 16 && perRow * rows.count * 7 <= strips * 8
    if isInPlace {
      // The last run of a row ends with it, and overlaps the one before.
      runs = (0..<rows.count).flatMap { [rowPitch] row in
        (0..<perRow).map { run in
          let column = min(run * 16, columns.count - 16)
          return PixelRun(
            source: start + row * rowPitch + column, target: row * columns.count + column)
        }
      }
    } else {
      runs = (0..<strips).map { PixelRun(source: start + $0 * 16, target: $0 * 16) }
    }
  }

  /// Copies an image's results out of the strips, [plane][stride], into its planes.
  func copy(
    _ strips: UnsafePointer<Float>, stride: Int, image: Int, planes: Int, width: Int, plane: Int,
    into target: UnsafeMutablePointer<Float>
  ) {
    for index in 0..<planes {
      let from = strips + index * stride + image * imagePitch
      let to = target + index * plane + rows.first * width + columns.first
      for row in 0..<rows.count {
        let source = from + row * rowPitch
        let line = to + row * rows.step * width
        if columns.step == 1 {
          line.update(from: source, count: columns.count)
        } else if columns.step == 2 {
          for i in 0..<columns.count { line[2 * i] = source[i] }
        } else {
          for i in 0..<columns.count { line[i * columns.step] = source[i] }
        }
      }
    }
  }
}
