/// `WeightGradientKernel` for processors with 16 vector registers of 8 Floats: two rows and 16
/// outputs at a time, the sums in 12 of them.
struct NarrowWeightGradientKernel {
  let kernel: WeightGradientKernel

  func add(
    _ source: FourRows, _ g: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>, rows: Int
  ) {
    add(source.first, source.second, g, sums, rows: rows)
    add(source.third, source.fourth, g, sums + 6 * 16, rows: rows)
  }

  @inline(never)
  private func add(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, _ g: UnsafePointer<Float>,
    _ sums: UnsafeMutablePointer<Float>, rows: Int
  ) {
    var p = UnsafeRawPointer(g)
    let s = UnsafeMutableRawPointer(sums)
    var a0 = s.load(fromByteOffset: 0, as: SIMD8<Float>.self)
    var a1 = s.load(fromByteOffset: 64, as: SIMD8<Float>.self)
    var a2 = s.load(fromByteOffset: 128, as: SIMD8<Float>.self)
    var a3 = s.load(fromByteOffset: 192, as: SIMD8<Float>.self)
    var a4 = s.load(fromByteOffset: 256, as: SIMD8<Float>.self)
    var a5 = s.load(fromByteOffset: 320, as: SIMD8<Float>.self)
    var b0 = s.load(fromByteOffset: 32, as: SIMD8<Float>.self)
    var b1 = s.load(fromByteOffset: 96, as: SIMD8<Float>.self)
    var b2 = s.load(fromByteOffset: 160, as: SIMD8<Float>.self)
    var b3 = s.load(fromByteOffset: 224, as: SIMD8<Float>.self)
    var b4 = s.load(fromByteOffset: 288, as: SIMD8<Float>.self)
    var b5 = s.load(fromByteOffset: 352, as: SIMD8<Float>.self)
    var (r0, r1) = (first, second)
    let (width, step) = (kernel.width, kernel.columnStep)
    let (secondTap, thirdTap) = (kernel.secondTap, kernel.thirdTap)
    for _ in 0..<rows {
      for _ in 0..<width {
        let low = p.load(as: SIMD8<Float>.self)
        let high = p.load(fromByteOffset: 32, as: SIMD8<Float>.self)
        var v = SIMD8<Float>(repeating: r0[0])
        a0.addProduct(low, v)
        b0.addProduct(high, v)
        v = SIMD8<Float>(repeating: r0[secondTap])
        a1.addProduct(low, v)
        b1.addProduct(high, v)
        v = SIMD8<Float>(repeating: r0[thirdTap])
        a2.addProduct(low, v)
        b2.addProduct(high, v)
        v = SIMD8<Float>(repeating: r1[0])
        a3.addProduct(low, v)
        b3.addProduct(high, v)
        v = SIMD8<Float>(repeating: r1[secondTap])
        a4.addProduct(low, v)
        b4.addProduct(high, v)
        v = SIMD8<Float>(repeating: r1[thirdTap])
        a5.addProduct(low, v)
        b5.addProduct(high, v)
        r0 += step
        r1 += step
        p += 64
      }
      r0 += kernel.rowStep - width * step
      r1 += kernel.rowStep - width * step
    }
    s.storeBytes(of: a0, toByteOffset: 0, as: SIMD8<Float>.self)
    s.storeBytes(of: a1, toByteOffset: 64, as: SIMD8<Float>.self)
    s.storeBytes(of: a2, toByteOffset: 128, as: SIMD8<Float>.self)
    s.storeBytes(of: a3, toByteOffset: 192, as: SIMD8<Float>.self)
    s.storeBytes(of: a4, toByteOffset: 256, as: SIMD8<Float>.self)
    s.storeBytes(of: a5, toByteOffset: 320, as: SIMD8<Float>.self)
    s.storeBytes(of: b0, toByteOffset: 32, as: SIMD8<Float>.self)
    s.storeBytes(of: b1, toByteOffset: 96, as: SIMD8<Float>.self)
    s.storeBytes(of: b2, toByteOffset: 160, as: SIMD8<Float>.self)
    s.storeBytes(of: b3, toByteOffset: 224, as: SIMD8<Float>.self)
    s.storeBytes(of: b4, toByteOffset: 288, as: SIMD8<Float>.self)
    s.storeBytes(of: b5, toByteOffset: 352, as: SIMD8<Float>.self)
  }
}

extension NarrowWeightGradientKernel {
  /// Only the first 8 outputs, for all four rows at once.
  @inline(never)
  func addFew(
    _ source: FourRows, _ g: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>, rows: Int
  ) {
    var p = UnsafeRawPointer(g)
    let s = UnsafeMutableRawPointer(sums)
    var a0 = s.load(fromByteOffset: 0, as: SIMD8<Float>.self)
    var a1 = s.load(fromByteOffset: 64, as: SIMD8<Float>.self)
    var a2 = s.load(fromByteOffset: 128, as: SIMD8<Float>.self)
    var a3 = s.load(fromByteOffset: 192, as: SIMD8<Float>.self)
    var a4 = s.load(fromByteOffset: 256, as: SIMD8<Float>.self)
    var a5 = s.load(fromByteOffset: 320, as: SIMD8<Float>.self)
    var a6 = s.load(fromByteOffset: 384, as: SIMD8<Float>.self)
    var a7 = s.load(fromByteOffset: 448, as: SIMD8<Float>.self)
    var a8 = s.load(fromByteOffset: 512, as: SIMD8<Float>.self)
    var a9 = s.load(fromByteOffset: 576, as: SIMD8<Float>.self)
    var a10 = s.load(fromByteOffset: 640, as: SIMD8<Float>.self)
    var a11 = s.load(fromByteOffset: 704, as: SIMD8<Float>.self)
    var (r0, r1, r2, r3) = (source.first, source.second, source.third, source.fourth)
    let (width, step) = (kernel.width, kernel.columnStep)
    let (second, third) = (kernel.secondTap, kernel.thirdTap)
    for _ in 0..<rows {
      for _ in 0..<width {
        let v = p.load(as: SIMD8<Float>.self)
        a0.addProduct(v, SIMD8(repeating: r0[0]))
        a1.addProduct(v, SIMD8(repeating: r0[second]))
        a2.addProduct(v, SIMD8(repeating: r0[third]))
        a3.addProduct(v, SIMD8(repeating: r1[0]))
        a4.addProduct(v, SIMD8(repeating: r1[second]))
        a5.addProduct(v, SIMD8(repeating: r1[third]))
        a6.addProduct(v, SIMD8(repeating: r2[0]))
        a7.addProduct(v, SIMD8(repeating: r2[second]))
        a8.addProduct(v, SIMD8(repeating: r2[third]))
        a9.addProduct(v, SIMD8(repeating: r3[0]))
        a10.addProduct(v, SIMD8(repeating: r3[second]))
        a11.addProduct(v, SIMD8(repeating: r3[third]))
        r0 += step
        r1 += step
        r2 += step
        r3 += step
        p += 64
      }
      r0 += kernel.rowStep - width * step
      r1 += kernel.rowStep - width * step
      r2 += kernel.rowStep - width * step
      r3 += kernel.rowStep - width * step
    }
    s.storeBytes(of: a0, toByteOffset: 0, as: SIMD8<Float>.self)
    s.storeBytes(of: a1, toByteOffset: 64, as: SIMD8<Float>.self)
    s.storeBytes(of: a2, toByteOffset: 128, as: SIMD8<Float>.self)
    s.storeBytes(of: a3, toByteOffset: 192, as: SIMD8<Float>.self)
    s.storeBytes(of: a4, toByteOffset: 256, as: SIMD8<Float>.self)
    s.storeBytes(of: a5, toByteOffset: 320, as: SIMD8<Float>.self)
    s.storeBytes(of: a6, toByteOffset: 384, as: SIMD8<Float>.self)
    s.storeBytes(of: a7, toByteOffset: 448, as: SIMD8<Float>.self)
    s.storeBytes(of: a8, toByteOffset: 512, as: SIMD8<Float>.self)
    s.storeBytes(of: a9, toByteOffset: 576, as: SIMD8<Float>.self)
    s.storeBytes(of: a10, toByteOffset: 640, as: SIMD8<Float>.self)
    s.storeBytes(of: a11, toByteOffset: 704, as: SIMD8<Float>.self)
  }
}
