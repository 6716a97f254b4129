/// The innermost loop of the weight gradient: for 12 weights and 32 or 16 outputs at once, the sum
/// over pixels, in registers.
///
/// sums[weight][o] += Σ over the pixels (y, x): g[y, x][o] · source[row + y · … + x · … + tap], for
/// four rows (a channel and a row of its window) and three taps of each. Outputs lie side by side
/// in g, so that a vector of them meets one pixel of the source at a time.
struct WeightGradientKernel {
  /// From one row of results to the next, in the source.
  let rowStep: Int
  /// From one result to the next, in the source.
  let columnStep: Int
  /// The second and the third tap, from the first.
  let secondTap: Int
  let thirdTap: Int
  /// Results in a row.
  let width: Int
}

/// Where four rows of a source begin.
struct FourRows {
  var first: UnsafePointer<Float>
  var second: UnsafePointer<Float>
  var third: UnsafePointer<Float>
  var fourth: UnsafePointer<Float>
}

extension WeightGradientKernel {
  /// 32 outputs, of which each half has a g [pixel][16] and sums [12][16].
  @inline(never)
  func add(
    _ source: FourRows, _ g: UnsafePointer<Float>, _ g2: UnsafePointer<Float>,
    _ sums: UnsafeMutablePointer<Float>, _ sums2: UnsafeMutablePointer<Float>, rows: Int
  ) {
    var (p, q) = (UnsafeRawPointer(g), UnsafeRawPointer(g2))
    let (s, t) = (UnsafeMutableRawPointer(sums), UnsafeMutableRawPointer(sums2))
    var a0 = s.load(fromByteOffset: 0, as: Pixels.self)
    var a1 = s.load(fromByteOffset: 64, as: Pixels.self)
    var a2 = s.load(fromByteOffset: 128, as: Pixels.self)
    var a3 = s.load(fromByteOffset: 192, as: Pixels.self)
    var a4 = s.load(fromByteOffset: 256, as: Pixels.self)
    var a5 = s.load(fromByteOffset: 320, as: Pixels.self)
    var a6 = s.load(fromByteOffset: 384, as: Pixels.self)
    var a7 = s.load(fromByteOffset: 448, as: Pixels.self)
    var a8 = s.load(fromByteOffset: 512, as: Pixels.self)
    var a9 = s.load(fromByteOffset: 576, as: Pixels.self)
    var a10 = s.load(fromByteOffset: 640, as: Pixels.self)
    var a11 = s.load(fromByteOffset: 704, as: Pixels.self)
    var b0 = t.load(fromByteOffset: 0, as: Pixels.self)
    var b1 = t.load(fromByteOffset: 64, as: Pixels.self)
    var b2 = t.load(fromByteOffset: 128, as: Pixels.self)
    var b3 = t.load(fromByteOffset: 192, as: Pixels.self)
    var b4 = t.load(fromByteOffset: 256, as: Pixels.self)
    var b5 = t.load(fromByteOffset: 320, as: Pixels.self)
    var b6 = t.load(fromByteOffset: 384, as: Pixels.self)
    var b7 = t.load(fromByteOffset: 448, as: Pixels.self)
    var b8 = t.load(fromByteOffset: 512, as: Pixels.self)
    var b9 = t.load(fromByteOffset: 576, as: Pixels.self)
    var b10 = t.load(fromByteOffset: 640, as: Pixels.self)
    var b11 = t.load(fromByteOffset: 704, as: Pixels.self)
    var (r0, r1, r2, r3) = (source.first, source.second, source.third, source.fourth)
    let (step, second, third) = (columnStep, secondTap, thirdTap)
    for _ in 0..<rows {
      for _ in 0..<width {
        let gv = p.load(as: Pixels.self)
        let hv = q.load(as: Pixels.self)
        var v = Pixels(repeating: r0[0])
        a0.addProduct(gv, v)
        b0.addProduct(hv, v)
        v = Pixels(repeating: r0[second])
        a1.addProduct(gv, v)
        b1.addProduct(hv, v)
        v = Pixels(repeating: r0[third])
        a2.addProduct(gv, v)
        b2.addProduct(hv, v)
        v = Pixels(repeating: r1[0])
        a3.addProduct(gv, v)
        b3.addProduct(hv, v)
        v = Pixels(repeating: r1[second])
        a4.addProduct(gv, v)
        b4.addProduct(hv, v)
        v = Pixels(repeating: r1[third])
        a5.addProduct(gv, v)
        b5.addProduct(hv, v)
        v = Pixels(repeating: r2[0])
        a6.addProduct(gv, v)
        b6.addProduct(hv, v)
        v = Pixels(repeating: r2[second])
        a7.addProduct(gv, v)
        b7.addProduct(hv, v)
        v = Pixels(repeating: r2[third])
        a8.addProduct(gv, v)
        b8.addProduct(hv, v)
        v = Pixels(repeating: r3[0])
        a9.addProduct(gv, v)
        b9.addProduct(hv, v)
        v = Pixels(repeating: r3[second])
        a10.addProduct(gv, v)
        b10.addProduct(hv, v)
        v = Pixels(repeating: r3[third])
        a11.addProduct(gv, v)
        b11.addProduct(hv, v)
        r0 += step
        r1 += step
        r2 += step
        r3 += step
        p += 64
        q += 64
      }
      r0 += rowStep - width * step
      r1 += rowStep - width * step
      r2 += rowStep - width * step
      r3 += rowStep - width * step
    }
    s.storeBytes(of: a0, toByteOffset: 0, as: Pixels.self)
    s.storeBytes(of: a1, toByteOffset: 64, as: Pixels.self)
    s.storeBytes(of: a2, toByteOffset: 128, as: Pixels.self)
    s.storeBytes(of: a3, toByteOffset: 192, as: Pixels.self)
    s.storeBytes(of: a4, toByteOffset: 256, as: Pixels.self)
    s.storeBytes(of: a5, toByteOffset: 320, as: Pixels.self)
    s.storeBytes(of: a6, toByteOffset: 384, as: Pixels.self)
    s.storeBytes(of: a7, toByteOffset: 448, as: Pixels.self)
    s.storeBytes(of: a8, toByteOffset: 512, as: Pixels.self)
    s.storeBytes(of: a9, toByteOffset: 576, as: Pixels.self)
    s.storeBytes(of: a10, toByteOffset: 640, as: Pixels.self)
    s.storeBytes(of: a11, toByteOffset: 704, as: Pixels.self)
    t.storeBytes(of: b0, toByteOffset: 0, as: Pixels.self)
    t.storeBytes(of: b1, toByteOffset: 64, as: Pixels.self)
    t.storeBytes(of: b2, toByteOffset: 128, as: Pixels.self)
    t.storeBytes(of: b3, toByteOffset: 192, as: Pixels.self)
    t.storeBytes(of: b4, toByteOffset: 256, as: Pixels.self)
    t.storeBytes(of: b5, toByteOffset: 320, as: Pixels.self)
    t.storeBytes(of: b6, toByteOffset: 384, as: Pixels.self)
    t.storeBytes(of: b7, toByteOffset: 448, as: Pixels.self)
    t.storeBytes(of: b8, toByteOffset: 512, as: Pixels.self)
    t.storeBytes(of: b9, toByteOffset: 576, as: Pixels.self)
    t.storeBytes(of: b10, toByteOffset: 640, as: Pixels.self)
    t.storeBytes(of: b11, toByteOffset: 704, as: Pixels.self)
  }

  /// 16 outputs: g [pixel][16], sums [12][16].
  @inline(never)
  func add(
    _ source: FourRows, _ g: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>, rows: Int
  ) {
    var p = UnsafeRawPointer(g)
    let s = UnsafeMutableRawPointer(sums)
    var a0 = s.load(fromByteOffset: 0, as: Pixels.self)
    var a1 = s.load(fromByteOffset: 64, as: Pixels.self)
    var a2 = s.load(fromByteOffset: 128, as: Pixels.self)
    var a3 = s.load(fromByteOffset: 192, as: Pixels.self)
    var a4 = s.load(fromByteOffset: 256, as: Pixels.self)
    var a5 = s.load(fromByteOffset: 320, as: Pixels.self)
    var a6 = s.load(fromByteOffset: 384, as: Pixels.self)
    var a7 = s.load(fromByteOffset: 448, as: Pixels.self)
    var a8 = s.load(fromByteOffset: 512, as: Pixels.self)
    var a9 = s.load(fromByteOffset: 576, as: Pixels.self)
    var a10 = s.load(fromByteOffset: 640, as: Pixels.self)
    var a11 = s.load(fromByteOffset: 704, as: Pixels.self)
    var (r0, r1, r2, r3) = (source.first, source.second, source.third, source.fourth)
    let (step, second, third) = (columnStep, secondTap, thirdTap)
    for _ in 0..<rows {
      for _ in 0..<width {
        let gv = p.load(as: Pixels.self)
        a0.addProduct(gv, Pixels(repeating: r0[0]))
        a1.addProduct(gv, Pixels(repeating: r0[second]))
        a2.addProduct(gv, Pixels(repeating: r0[third]))
        a3.addProduct(gv, Pixels(repeating: r1[0]))
        a4.addProduct(gv, Pixels(repeating: r1[second]))
        a5.addProduct(gv, Pixels(repeating: r1[third]))
        a6.addProduct(gv, Pixels(repeating: r2[0]))
        a7.addProduct(gv, Pixels(repeating: r2[second]))
        a8.addProduct(gv, Pixels(repeating: r2[third]))
        a9.addProduct(gv, Pixels(repeating: r3[0]))
        a10.addProduct(gv, Pixels(repeating: r3[second]))
        a11.addProduct(gv, Pixels(repeating: r3[third]))
        r0 += step
        r1 += step
        r2 += step
        r3 += step
        p += 64
      }
      r0 += rowStep - width * step
      r1 += rowStep - width * step
      r2 += rowStep - width * step
      r3 += rowStep - width * step
    }
    s.storeBytes(of: a0, toByteOffset: 0, as: Pixels.self)
    s.storeBytes(of: a1, toByteOffset: 64, as: Pixels.self)
    s.storeBytes(of: a2, toByteOffset: 128, as: Pixels.self)
    s.storeBytes(of: a3, toByteOffset: 192, as: Pixels.self)
    s.storeBytes(of: a4, toByteOffset: 256, as: Pixels.self)
    s.storeBytes(of: a5, toByteOffset: 320, as: Pixels.self)
    s.storeBytes(of: a6, toByteOffset: 384, as: Pixels.self)
    s.storeBytes(of: a7, toByteOffset: 448, as: Pixels.self)
    s.storeBytes(of: a8, toByteOffset: 512, as: Pixels.self)
    s.storeBytes(of: a9, toByteOffset: 576, as: Pixels.self)
    s.storeBytes(of: a10, toByteOffset: 640, as: Pixels.self)
    s.storeBytes(of: a11, toByteOffset: 704, as: Pixels.self)
  }
}
