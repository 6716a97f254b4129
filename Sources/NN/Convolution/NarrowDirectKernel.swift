/// `DirectKernel` for processors with 16 vector registers of 8 Floats: 24 pixels and 4 outputs at
/// once, the sums in 12 of them.
struct NarrowDirectKernel {
  private let source: UnsafePointer<Float>
  private let offsets: UnsafePointer<Int>
  private let depth: Int
  private let weights: UnsafePointer<Float>
  private let bias: UnsafePointer<Float>
  private let target: UnsafeMutablePointer<Float>
  private let outputStride: Int
  private let outputs: Int

  init(_ kernel: DirectKernel) {
    (source, offsets, depth) = (kernel.source, kernel.offsets, kernel.depth)
    (weights, bias) = (kernel.weights, kernel.bias)
    (target, outputStride, outputs) = (kernel.target, kernel.outputStride, kernel.outputs)
  }

  /// Eight pixels of a result.
  private struct Half {
    let source: Int
    let target: Int

    init(_ run: PixelRun, from pixel: Int) {
      source = run.source + pixel
      target = run.target + pixel
    }
  }

  private struct Starts {
    let source: UnsafeRawPointer
    let target: UnsafeMutablePointer<Float>

    @inline(__always)
    init(
      _ half: Half, _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>
    ) {
      self.source = UnsafeRawPointer(source + half.source)
      self.target = target + half.target
    }
  }
}

extension NarrowDirectKernel {
  func write(_ runs: UnsafeBufferPointer<PixelRun>) {
    for first in stride(from: 0, to: outputs, by: 4) {
      var next = 0
      while next + 3 <= runs.count {
        let (a, b, c) = (runs[next], runs[next + 1], runs[next + 2])
        write(Half(a, from: 0), Half(a, from: 8), Half(b, from: 0), outputs: first)
        write(Half(b, from: 8), Half(c, from: 0), Half(c, from: 8), outputs: first)
        next += 3
      }
      while next < runs.count {
        write(Half(runs[next], from: 0), Half(runs[next], from: 8), outputs: first)
        next += 1
      }
    }
  }

  @inline(never)
  private func write(_ a: Half, _ b: Half, _ c: Half, outputs first: Int) {
    let a = Starts(a, source, target + first * outputStride)
    let b = Starts(b, source, target + first * outputStride)
    let c = Starts(c, source, target + first * outputStride)
    var (a0, a1, a2, a3) = start(first)
    var (b0, b1, b2, b3) = start(first)
    var (c0, c1, c2, c3) = start(first)
    var w = weights + first
    for k in 0..<depth {
      let shift = offsets[k] &* 4
      let ax = (a.source + shift).loadUnaligned(as: SIMD8<Float>.self)
      let bx = (b.source + shift).loadUnaligned(as: SIMD8<Float>.self)
      let cx = (c.source + shift).loadUnaligned(as: SIMD8<Float>.self)
      var v = SIMD8<Float>(repeating: w[0])
      a0.addProduct(ax, v)
      b0.addProduct(bx, v)
      c0.addProduct(cx, v)
      v = SIMD8<Float>(repeating: w[1])
      a1.addProduct(ax, v)
      b1.addProduct(bx, v)
      c1.addProduct(cx, v)
      v = SIMD8<Float>(repeating: w[2])
      a2.addProduct(ax, v)
      b2.addProduct(bx, v)
      c2.addProduct(cx, v)
      v = SIMD8<Float>(repeating: w[3])
      a3.addProduct(ax, v)
      b3.addProduct(bx, v)
      c3.addProduct(cx, v)
      w += 8
    }
    store(a.target, outputs - first, a0, a1, a2, a3)
    store(b.target, outputs - first, b0, b1, b2, b3)
    store(c.target, outputs - first, c0, c1, c2, c3)
  }

  @inline(never)
  private func write(_ a: Half, _ b: Half, outputs first: Int) {
    let a = Starts(a, source, target + first * outputStride)
    let b = Starts(b, source, target + first * outputStride)
    var (a0, a1, a2, a3) = start(first)
    var (b0, b1, b2, b3) = start(first)
    var w = weights + first
    for k in 0..<depth {
      let shift = offsets[k] &* 4
      let ax = (a.source + shift).loadUnaligned(as: SIMD8<Float>.self)
      let bx = (b.source + shift).loadUnaligned(as: SIMD8<Float>.self)
      var v = SIMD8<Float>(repeating: w[0])
      a0.addProduct(ax, v)
      b0.addProduct(bx, v)
      v = SIMD8<Float>(repeating: w[1])
      a1.addProduct(ax, v)
      b1.addProduct(bx, v)
      v = SIMD8<Float>(repeating: w[2])
      a2.addProduct(ax, v)
      b2.addProduct(bx, v)
      v = SIMD8<Float>(repeating: w[3])
      a3.addProduct(ax, v)
      b3.addProduct(bx, v)
      w += 8
    }
    store(a.target, outputs - first, a0, a1, a2, a3)
    store(b.target, outputs - first, b0, b1, b2, b3)
  }

  @inline(__always)
  private func start(
    _ first: Int
  ) -> (SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>) {
    (
      SIMD8(repeating: bias[first]), SIMD8(repeating: bias[first + 1]),
      SIMD8(repeating: bias[first + 2]), SIMD8(repeating: bias[first + 3])
    )
  }

  @inline(__always)
  private func store(
    _ y: UnsafeMutablePointer<Float>, _ count: Int, _ v0: SIMD8<Float>, _ v1: SIMD8<Float>,
    _ v2: SIMD8<Float>, _ v3: SIMD8<Float>
  ) {
    put(v0, y)
    if count > 1 { put(v1, y + outputStride) }
    if count > 2 { put(v2, y + 2 * outputStride) }
    if count > 3 { put(v3, y + 3 * outputStride) }
  }

  @inline(__always)
  private func put(_ pixels: SIMD8<Float>, _ place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: pixels, as: SIMD8<Float>.self)
  }
}
