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
    for column in Swift.stride(from: 0, to: columns, by: Self.panelWidth) {
      let panel = UnsafePointer(panels + column * depth)
      for row in Swift.stride(from: 0, to: rows, by: 8) {
        let tile = Tile(
          a: a + row * aStride, aStride: aStride, rows: min(8, rows - row), panel: panel,
          depth: depth, result: result + row * resultStride + column, resultStride: resultStride)
        switch start {
        case .row(let first): tile.multiply(first: first + column, stride: 0)
        case .result: tile.multiply(first: tile.result, stride: resultStride)
        }
      }
    }
  }
}

/// Eight rows of a product by one panel: sixteen sums in registers.
private struct Tile<S: Scalar> {
  typealias Vector = SIMD16<S>

  let a: UnsafePointer<S>
  let aStride: Int
  /// From 1 to 8. Where rows are missing the last one is computed again.
  let rows: Int
  let panel: UnsafePointer<S>
  let depth: Int
  let result: UnsafeMutablePointer<S>
  let resultStride: Int

  @inline(__always)
  private func clamped(_ row: Int) -> Int { row < rows ? row : rows - 1 }

  @inline(__always)
  private func load(_ p: UnsafePointer<S>) -> Vector {
    UnsafeRawPointer(p).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  private func store(_ first: Vector, _ second: Vector, row: Int) {
    let target = UnsafeMutableRawPointer(result + clamped(row) * resultStride)
    target.storeBytes(of: first, as: Vector.self)
    (target + MemoryLayout<Vector>.size).storeBytes(of: second, as: Vector.self)
  }

  @inline(__always)
  func multiply(first: UnsafePointer<S>, stride: Int) {
    let p0 = a
    let p1 = a + clamped(1) * aStride
    let p2 = a + clamped(2) * aStride
    let p3 = a + clamped(3) * aStride
    let p4 = a + clamped(4) * aStride
    let p5 = a + clamped(5) * aStride
    let p6 = a + clamped(6) * aStride
    let p7 = a + clamped(7) * aStride
    var (a0, b0) = (load(first), load(first + 16))
    var (a1, b1) = (load(first + clamped(1) * stride), load(first + clamped(1) * stride + 16))
    var (a2, b2) = (load(first + clamped(2) * stride), load(first + clamped(2) * stride + 16))
    var (a3, b3) = (load(first + clamped(3) * stride), load(first + clamped(3) * stride + 16))
    var (a4, b4) = (load(first + clamped(4) * stride), load(first + clamped(4) * stride + 16))
    var (a5, b5) = (load(first + clamped(5) * stride), load(first + clamped(5) * stride + 16))
    var (a6, b6) = (load(first + clamped(6) * stride), load(first + clamped(6) * stride + 16))
    var (a7, b7) = (load(first + clamped(7) * stride), load(first + clamped(7) * stride + 16))
    var w = panel
    for k in 0..<depth {
      let (u, v) = (load(w), load(w + 16))
      w += 32
      let x0 = Vector(repeating: p0[k])
      a0.addProduct(u, x0)
      b0.addProduct(v, x0)
      let x1 = Vector(repeating: p1[k])
      a1.addProduct(u, x1)
      b1.addProduct(v, x1)
      let x2 = Vector(repeating: p2[k])
      a2.addProduct(u, x2)
      b2.addProduct(v, x2)
      let x3 = Vector(repeating: p3[k])
      a3.addProduct(u, x3)
      b3.addProduct(v, x3)
      let x4 = Vector(repeating: p4[k])
      a4.addProduct(u, x4)
      b4.addProduct(v, x4)
      let x5 = Vector(repeating: p5[k])
      a5.addProduct(u, x5)
      b5.addProduct(v, x5)
      let x6 = Vector(repeating: p6[k])
      a6.addProduct(u, x6)
      b6.addProduct(v, x6)
      let x7 = Vector(repeating: p7[k])
      a7.addProduct(u, x7)
      b7.addProduct(v, x7)
    }
    store(a0, b0, row: 0)
    store(a1, b1, row: 1)
    store(a2, b2, row: 2)
    store(a3, b3, row: 3)
    store(a4, b4, row: 4)
    store(a5, b5, row: 5)
    store(a6, b6, row: 6)
    store(a7, b7, row: 7)
  }
}
