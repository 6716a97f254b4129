/// A matrix in the order in which a product reads it, packed once for all steps of a sequence.
///
/// The columns are cut into panels of two vectors; within a panel all rows follow one another:
/// [columns / 32][depth][32]. A missing column is one of zeros. Per step only a few rows are
/// multiplied by the whole matrix, so a general product, which packs it in every call, would spend
/// much of its time on that.
struct PackedMatrix<S: Scalar> {
  /// The columns of a panel.
  static var panelWidth: Int { 32 }

  /// The rows of the matrix, over which is summed.
  let depth: Int
  /// The columns, rounded up to whole panels.
  let columns: Int
  private let panels: UnsafeMutablePointer<S>

  /// How many numbers a packed matrix takes.
  static func count(depth: Int, columns: Int) -> Int { depth * rounded(columns) }

  /// As many columns as whole panels hold.
  static func rounded(_ columns: Int) -> Int { (columns + panelWidth - 1) & ~(panelWidth - 1) }

  /// Packs `matrix`, [depth, columns], or [columns, depth] if it is transposed; the rows of either
  /// lie `stride` apart.
  init(
    _ matrix: UnsafePointer<S>, stride: Int, transposed: Bool, depth: Int, columns: Int,
    into panels: UnsafeMutablePointer<S>
  ) {
    self.depth = depth
    self.columns = Self.rounded(columns)
    self.panels = panels
    let width = Self.panelWidth
    for start in Swift.stride(from: 0, to: self.columns, by: width) {
      let panel = panels + start * depth
      let present = min(width, columns - start)
      if present < width { panel.update(repeating: 0, count: depth * width) }
      if transposed {
        for k in 0..<depth {
          let (source, target) = (matrix + start * stride + k, panel + k * width)
          for column in 0..<present { target[column] = source[column * stride] }
        }
      } else {
        for k in 0..<depth {
          (panel + k * width).update(from: matrix + k * stride + start, count: present)
        }
      }
    }
  }
}

extension PackedMatrix {
  /// What a product is added to.
  enum Start {
    /// A row, the same for all.
    case row(UnsafePointer<S>)
    /// What stands in the result.
    case result
  }

  /// result ← start + a · self, where a is [rows, depth] and the result [rows, columns], their
  /// rows `aStride` and `resultStride` apart.
  @inline(__always)
  func multiply(
    _ a: UnsafePointer<S>, stride aStride: Int, rows: Int, start: Start,
    into result: UnsafeMutablePointer<S>, stride resultStride: Int
  ) {
    // A panel stays in the nearest cache while all rows are multiplied by it.
    let isWide = VectorRegisters.areWide && MemoryLayout<S>.size == 4
    let (tileRows, tileColumns) = isWide ? (8, 32) : (4, 16)
    for column in Swift.stride(from: 0, to: columns, by: tileColumns) {
      let panel = panels + column / Self.panelWidth * Self.panelWidth * depth
      for row in Swift.stride(from: 0, to: rows, by: tileRows) {
        let tile = ProductTile(
          a: a + row * aStride, aStride: aStride, rows: min(tileRows, rows - row),
          panel: panel + column % Self.panelWidth, depth: depth,
          result: result + row * resultStride + column, resultStride: resultStride)
        let (first, stride) =
          switch start {
          case .row(let first): (first + column, 0)
          case .result: (UnsafePointer(tile.result), resultStride)
          }
        if isWide {
          tile.multiplyWide(first: first, stride: stride)
        } else {
          tile.multiplyNarrow(first: first, stride: stride)
        }
      }
    }
  }
}
