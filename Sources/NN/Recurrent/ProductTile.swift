/// A few rows of a product by one panel of a packed matrix, with all sums in registers.
///
/// A register file of 32 vectors of 16 numbers holds eight rows by two vectors; one of 16 vectors
/// of 8 numbers, four rows by one (which is two of its vectors). Either way each sum is made in the
/// same order, so the results are the same, bit for bit.
struct ProductTile<S: Scalar> {
  typealias Vector = SIMD16<S>

  let a: UnsafePointer<S>
  let aStride: Int
  /// From 1 up to what the tile computes. Where rows are missing the last one is computed again.
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
  private func store(_ sums: Vector, row: Int, column: Int) {
    UnsafeMutableRawPointer(result + clamped(row) * resultStride + column)
      .storeBytes(of: sums, as: Vector.self)
  }
}

extension ProductTile {
  /// Eight rows by the 32 columns of the panel, added to `first`, whose rows lie `stride` apart.
  @inline(__always)
  func multiplyWide(first: UnsafePointer<S>, stride: Int) {
    let p0 = a
    let p1 = a + clamped(1) * aStride
    let p2 = a + clamped(2) * aStride
    let p3 = a + clamped(3) * aStride
    let p4 = a + clamped(4) * aStride
    let p5 = a + clamped(5) * aStride
    let p6 = a + clamped(6) * aStride
    let p7 = a + clamped(7) * aStride
    let s0 = first + clamped(0) * stride
    let s1 = first + clamped(1) * stride
    let s2 = first + clamped(2) * stride
    let s3 = first + clamped(3) * stride
    let s4 = first + clamped(4) * stride
    let s5 = first + clamped(5) * stride
    let s6 = first + clamped(6) * stride
    let s7 = first + clamped(7) * stride
    var (a0, b0) = (load(s0), load(s0 + 16))
    var (a1, b1) = (load(s1), load(s1 + 16))
    var (a2, b2) = (load(s2), load(s2 + 16))
    var (a3, b3) = (load(s3), load(s3 + 16))
    var (a4, b4) = (load(s4), load(s4 + 16))
    var (a5, b5) = (load(s5), load(s5 + 16))
    var (a6, b6) = (load(s6), load(s6 + 16))
    var (a7, b7) = (load(s7), load(s7 + 16))
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
    store(a0, row: 0, column: 0)
    store(b0, row: 0, column: 16)
    store(a1, row: 1, column: 0)
    store(b1, row: 1, column: 16)
    store(a2, row: 2, column: 0)
    store(b2, row: 2, column: 16)
    store(a3, row: 3, column: 0)
    store(b3, row: 3, column: 16)
    store(a4, row: 4, column: 0)
    store(b4, row: 4, column: 16)
    store(a5, row: 5, column: 0)
    store(b5, row: 5, column: 16)
    store(a6, row: 6, column: 0)
    store(b6, row: 6, column: 16)
    store(a7, row: 7, column: 0)
    store(b7, row: 7, column: 16)
  }

  /// Four rows by 16 columns of the panel.
  @inline(__always)
  func multiplyNarrow(first: UnsafePointer<S>, stride: Int) {
    let p0 = a
    let p1 = a + clamped(1) * aStride
    let p2 = a + clamped(2) * aStride
    let p3 = a + clamped(3) * aStride
    var a0 = load(first + clamped(0) * stride)
    var a1 = load(first + clamped(1) * stride)
    var a2 = load(first + clamped(2) * stride)
    var a3 = load(first + clamped(3) * stride)
    var w = panel
    for k in 0..<depth {
      let u = load(w)
      w += 32
      a0.addProduct(u, Vector(repeating: p0[k]))
      a1.addProduct(u, Vector(repeating: p1[k]))
      a2.addProduct(u, Vector(repeating: p2[k]))
      a3.addProduct(u, Vector(repeating: p3[k]))
    }
    store(a0, row: 0, column: 0)
    store(a1, row: 1, column: 0)
    store(a2, row: 2, column: 0)
    store(a3, row: 3, column: 0)
  }
}
