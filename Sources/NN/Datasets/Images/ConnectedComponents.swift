/// The connected parts of a mask, as proposals of where things are.
public struct ConnectedComponents: Sendable, Hashable {
  /// The component of each pixel, row by row, counted from 1; 0 for the background.
  public let labels: [Int]
  /// The smallest box around each component.
  public let boxes: [Box]

  /// Pixels of the mask belong together if one is above, below or beside the other; a corner does
  /// not connect. Components are numbered by their first pixel, row by row.
  ///
  /// - Parameter mask: true for pixels that are part of something, row by row.
  public init(_ mask: [Bool], width: Int) {
    precondition(
      width >= 1 && mask.count % width == 0,
      "A mask of \(mask.count) pixels does not consist of rows of \(width).")
    var labels = [Int](repeating: 0, count: mask.count)
    var boxes: [Box] = []
    for start in mask.indices where mask[start] && labels[start] == 0 {
      labels[start] = boxes.count + 1
      var open = [start]
      var (rows, columns) = (start / width...start / width, start % width...start % width)
      while let pixel = open.popLast() {
        let (row, column) = (pixel / width, pixel % width)
        rows = min(rows.lowerBound, row)...max(rows.upperBound, row)
        columns = min(columns.lowerBound, column)...max(columns.upperBound, column)
        let neighbours = [
          row > 0 ? pixel - width : -1, pixel + width < mask.count ? pixel + width : -1,
          column > 0 ? pixel - 1 : -1, column + 1 < width ? pixel + 1 : -1,
        ]
        for next in neighbours where next >= 0 && mask[next] && labels[next] == 0 {
          labels[next] = boxes.count + 1
          open.append(next)
        }
      }
      boxes.append(
        Box(
          x: Double(columns.lowerBound), y: Double(rows.lowerBound),
          width: Double(columns.count), height: Double(rows.count)))
    }
    self.labels = labels
    self.boxes = boxes
  }

  /// The parts of an image [height, width] that are brighter than a threshold.
  public init(_ image: Tensor, above threshold: Double) {
    precondition(
      image.rank == 2, "Components are those of an image [height, width]; got \(image.shape).")
    self.init(image.values.map { $0 > threshold }, width: image.shape[1])
  }
}
