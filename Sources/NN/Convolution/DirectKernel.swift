/// Sixteen pixels that lie side by side.
typealias Pixels = SIMD16<Float>

/// The innermost loop of direct convolution: for 48 or 16 pixels and 8 outputs at once, the sum over
/// all weights, in registers.
///
/// y[o][target + i] = bias[o] + Σ_k weights[k][o] · source[place + offsets[k] + i].
/// A weight is read once for 48 products, a pixel once for 8; nothing is stored before the end.
struct DirectKernel {
  let source: UnsafePointer<Float>
  /// Where, from a pixel's place in the source, the pixel under weight k lies.
  let offsets: UnsafePointer<Int>
  let depth: Int
  /// [k][8].
  let weights: UnsafePointer<Float>
  /// [8].
  let bias: UnsafePointer<Float>
  let target: UnsafeMutablePointer<Float>
  let outputStride: Int
  /// How many of the 8 outputs exist.
  let outputs: Int
  let registersAreWide: Bool
}

/// Sixteen pixels of a result: where they begin in the source and in the target.
struct PixelRun {
  var source: Int
  var target: Int
}

extension DirectKernel {
  func write(_ runs: UnsafeBufferPointer<PixelRun>) {
    if !registersAreWide { return NarrowDirectKernel(self).write(runs) }
    var next = 0
    while next + 3 <= runs.count {
      write(runs[next], runs[next + 1], runs[next + 2])
      next += 3
    }
    if next + 2 == runs.count {
      write(runs[next], runs[next + 1])
    } else if next + 1 == runs.count {
      write(runs[next])
    }
  }

  @inline(never)
  private func write(_ first: PixelRun, _ second: PixelRun, _ third: PixelRun) {
    let a = UnsafeRawPointer(source + first.source)
    let b = UnsafeRawPointer(source + second.source)
    let c = UnsafeRawPointer(source + third.source)
    var (a0, a1, a2, a3, a4, a5, a6, a7) = start()
    var (b0, b1, b2, b3, b4, b5, b6, b7) = start()
    var (c0, c1, c2, c3, c4, c5, c6, c7) = start()
    var w = weights
    var offset = offsets
    let end = offsets + depth
    while offset < end {
      let shift = offset.pointee &* 4
      let x = (a + shift).loadUnaligned(as: Pixels.self)
      let y = (b + shift).loadUnaligned(as: Pixels.self)
      let z = (c + shift).loadUnaligned(as: Pixels.self)
      var v = Pixels(repeating: w[0])
      a0.addProduct(x, v)
      b0.addProduct(y, v)
      c0.addProduct(z, v)
      v = Pixels(repeating: w[1])
      a1.addProduct(x, v)
      b1.addProduct(y, v)
      c1.addProduct(z, v)
      v = Pixels(repeating: w[2])
      a2.addProduct(x, v)
      b2.addProduct(y, v)
      c2.addProduct(z, v)
      v = Pixels(repeating: w[3])
      a3.addProduct(x, v)
      b3.addProduct(y, v)
      c3.addProduct(z, v)
      v = Pixels(repeating: w[4])
      a4.addProduct(x, v)
      b4.addProduct(y, v)
      c4.addProduct(z, v)
      v = Pixels(repeating: w[5])
      a5.addProduct(x, v)
      b5.addProduct(y, v)
      c5.addProduct(z, v)
      v = Pixels(repeating: w[6])
      a6.addProduct(x, v)
      b6.addProduct(y, v)
      c6.addProduct(z, v)
      v = Pixels(repeating: w[7])
      a7.addProduct(x, v)
      b7.addProduct(y, v)
      c7.addProduct(z, v)
      w += 8
      offset += 1
    }
    store(first.target, a0, a1, a2, a3, a4, a5, a6, a7)
    store(second.target, b0, b1, b2, b3, b4, b5, b6, b7)
    store(third.target, c0, c1, c2, c3, c4, c5, c6, c7)
  }

  @inline(never)
  private func write(_ first: PixelRun, _ second: PixelRun) {
    let a = UnsafeRawPointer(source + first.source)
    let b = UnsafeRawPointer(source + second.source)
    var (a0, a1, a2, a3, a4, a5, a6, a7) = start()
    var (b0, b1, b2, b3, b4, b5, b6, b7) = start()
    var w = weights
    for k in 0..<depth {
      let shift = offsets[k] &* 4
      let x = (a + shift).loadUnaligned(as: Pixels.self)
      let y = (b + shift).loadUnaligned(as: Pixels.self)
      a0.addProduct(x, Pixels(repeating: w[0]))
      b0.addProduct(y, Pixels(repeating: w[0]))
      a1.addProduct(x, Pixels(repeating: w[1]))
      b1.addProduct(y, Pixels(repeating: w[1]))
      a2.addProduct(x, Pixels(repeating: w[2]))
      b2.addProduct(y, Pixels(repeating: w[2]))
      a3.addProduct(x, Pixels(repeating: w[3]))
      b3.addProduct(y, Pixels(repeating: w[3]))
      a4.addProduct(x, Pixels(repeating: w[4]))
      b4.addProduct(y, Pixels(repeating: w[4]))
      a5.addProduct(x, Pixels(repeating: w[5]))
      b5.addProduct(y, Pixels(repeating: w[5]))
      a6.addProduct(x, Pixels(repeating: w[6]))
      b6.addProduct(y, Pixels(repeating: w[6]))
      a7.addProduct(x, Pixels(repeating: w[7]))
      b7.addProduct(y, Pixels(repeating: w[7]))
      w += 8
    }
    store(first.target, a0, a1, a2, a3, a4, a5, a6, a7)
    store(second.target, b0, b1, b2, b3, b4, b5, b6, b7)
  }

  @inline(never)
  private func write(_ run: PixelRun) {
    let a = UnsafeRawPointer(source + run.source)
    var (a0, a1, a2, a3, a4, a5, a6, a7) = start()
    var w = weights
    for k in 0..<depth {
      let x = (a + offsets[k] &* 4).loadUnaligned(as: Pixels.self)
      a0.addProduct(x, Pixels(repeating: w[0]))
      a1.addProduct(x, Pixels(repeating: w[1]))
      a2.addProduct(x, Pixels(repeating: w[2]))
      a3.addProduct(x, Pixels(repeating: w[3]))
      a4.addProduct(x, Pixels(repeating: w[4]))
      a5.addProduct(x, Pixels(repeating: w[5]))
      a6.addProduct(x, Pixels(repeating: w[6]))
      a7.addProduct(x, Pixels(repeating: w[7]))
      w += 8
    }
    store(run.target, a0, a1, a2, a3, a4, a5, a6, a7)
  }

  @inline(__always)
  private func start() -> (Pixels, Pixels, Pixels, Pixels, Pixels, Pixels, Pixels, Pixels) {
    (
      Pixels(repeating: bias[0]), Pixels(repeating: bias[1]), Pixels(repeating: bias[2]),
      Pixels(repeating: bias[3]), Pixels(repeating: bias[4]), Pixels(repeating: bias[5]),
      Pixels(repeating: bias[6]), Pixels(repeating: bias[7])
    )
  }

  @inline(__always)
  private func store(
    _ place: Int, _ v0: Pixels, _ v1: Pixels, _ v2: Pixels, _ v3: Pixels, _ v4: Pixels,
    _ v5: Pixels, _ v6: Pixels, _ v7: Pixels
  ) {
    let y = target + place
    put(v0, y)
    if outputs > 1 { put(v1, y + outputStride) }
    if outputs > 2 { put(v2, y + 2 * outputStride) }
    if outputs > 3 { put(v3, y + 3 * outputStride) }
    if outputs > 4 { put(v4, y + 4 * outputStride) }
    if outputs > 5 { put(v5, y + 5 * outputStride) }
    if outputs > 6 { put(v6, y + 6 * outputStride) }
    if outputs > 7 { put(v7, y + 7 * outputStride) }
  }

  @inline(__always)
  private func put(_ pixels: Pixels, _ place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: pixels, as: Pixels.self)
  }
}
