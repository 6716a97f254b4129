/// Max pooling over 2 × 2 pixels that do not overlap, the common case, without branches.
///
/// Which of the four pixels won is kept as one byte: 0 and 1 above, 2 and 3 below.
struct SquareMaxPooling {
  private let planes: Int
  private let window: SlidingWindow
  /// Holds a byte for each result.
  private let winners: Storage

  /// Nil for other windows.
  init?(_ x: Tensor, _ window: SlidingWindow) {
    for axis in [window.rows, window.columns] {
      guard axis.window == 2, axis.stride == 2, axis.before == 0, axis.after == 0 else {
        return nil
      }
    }
    self.window = window
    planes = x.shape[0] * x.shape[1]
    winners = Storage(byteCount: planes * window.places)
  }

  /// The largest of each four; of equal ones the first.
  func value(_ x: Tensor) -> Tensor {
    let y = Tensor(uninitialized: pooledShape(x, window), x.precision)
    switch x.precision {
    case .float32: findMaxima(Float.self, x, into: y)
    case .float64: findMaxima(Double.self, x, into: y)
    }
    return y.recorded("maxPool2d", x) { gradient, _ in x.receive(routed(gradient, x.shape)) }
  }

  /// Each number at its winner's place, zeros elsewhere.
  private func routed(_ g: Tensor, _ shape: [Int]) -> Tensor {
    let x = Tensor(uninitialized: shape, g.precision)
    switch g.precision {
    case .float32: route(Float.self, g, into: x)
    case .float64: route(Double.self, g, into: x)
    }
    return x.recorded("route", g) { gradient, _ in g.receive(picked(gradient, g.shape)) }
  }

  /// The number at each winner's place: the transpose of `routed`.
  private func picked(_ x: Tensor, _ shape: [Int]) -> Tensor {
    let y = Tensor(uninitialized: shape, x.precision)
    switch x.precision {
    case .float32: pick(Float.self, x, into: y)
    case .float64: pick(Double.self, x, into: y)
    }
    return y.recorded("pick", x) { gradient, _ in x.receive(routed(gradient, x.shape)) }
  }
}

extension SquareMaxPooling {
  private var bytes: UnsafeMutablePointer<UInt8> {
    winners.address.assumingMemoryBound(to: UInt8.self)
  }

  private func findMaxima<S: Scalar>(_: S.Type, _ x: Tensor, into y: Tensor) {
    let (source, target, winners) = (x.pointer(S.self), y.pointer(S.self), bytes)
    let (width, count) = (window.columns.length, window.columns.count)
    forEachRow { from, to, end in
      var next = 0
      // Eight at a time; the last eight overlap those before. Rows shorter than that run over into
      // the next row, which is computed after; but not into another thread's.
      while S.self == Float.self, next < count {
        let start = count >= 8 ? min(next, count - 8) : next
        guard to + start + 8 <= end * window.places,
          from + width + 2 * start + 16 <= end * window.pixels
        else { break }
        largestOfEight(
          UnsafeRawPointer(source + from + 2 * start), width * 4, target + to + start,
          winners + to + start)
        next += 8
      }
      let (above, below) = (source + from, source + from + width)
      for i in min(next, count)..<count {
        var (best, place) = (above[2 * i], UInt8(0))
        for (candidate, number) in [
          (above[2 * i + 1], 1), (below[2 * i], 2), (below[2 * i + 1], 3),
        ]
          as [(S, UInt8)]
        where candidate > best || candidate.isNaN && !best.isNaN {
          (best, place) = (candidate, number)
        }
        target[to + i] = best
        winners[to + i] = place
      }
    }
  }

  private func route<S: Scalar>(_: S.Type, _ g: Tensor, into x: Tensor) {
    let (source, target, winners) = (g.pointer(S.self), x.pointer(S.self), bytes)
    let width = window.columns.length
    forEachRow { to, from, _ in
      let (above, below) = (target + to, target + to + width)
      let (gradient, winner) = (source + from, winners + from)
      for i in 0..<window.columns.count {
        let (share, place) = (gradient[i], winner[i])
        above[2 * i] = place == 0 ? share : 0
        above[2 * i + 1] = place == 1 ? share : 0
        below[2 * i] = place == 2 ? share : 0
        below[2 * i + 1] = place == 3 ? share : 0
      }
      // An odd image has a last column and a last row that nobody looks at.
      if width % 2 == 1 {
        above[width - 1] = 0
        below[width - 1] = 0
      }
    }
    if window.rows.length % 2 == 1 {
      for plane in 0..<planes {
        (target + (plane + 1) * window.pixels - width).update(repeating: 0, count: width)
      }
    }
  }

  private func pick<S: Scalar>(_: S.Type, _ x: Tensor, into y: Tensor) {
    let (source, target, winners) = (x.pointer(S.self), y.pointer(S.self), bytes)
    forEachRow { from, to, _ in
      for i in 0..<window.columns.count {
        let place = Int(winners[to + i])
        target[to + i] = source[from + place / 2 * window.columns.length + 2 * i + place % 2]
      }
    }
  }

  /// Calls for each row of results with where its upper row of pixels and the row itself begin, and
  /// with the plane that the running thread must not touch.
  @inline(__always)
  private func forEachRow(_ body: (_ pixel: Int, _ place: Int, _ end: Int) -> Void) {
    Parallel.split(planes, grain: 30_000 / window.pixels + 1) { range in
      for plane in range {
        for row in 0..<window.rows.count {
          body(
            plane * window.pixels + 2 * row * window.columns.length,
            plane * window.places + row * window.columns.count, range.upperBound)
        }
      }
    }
  }
}

/// Eight maxima of Floats and which of the four pixels they are, from two rows of sixteen.
@inline(__always)
private func largestOfEight<S: Scalar>(
  _ above: UnsafeRawPointer, _ pitch: Int, _ result: UnsafeMutablePointer<S>,
  _ winner: UnsafeMutablePointer<UInt8>
) {
  let upper = above.loadUnaligned(as: SIMD16<Float>.self)
  let lower = (above + pitch).loadUnaligned(as: SIMD16<Float>.self)
  let (a, b, c, d) = (upper.evenHalf, upper.oddHalf, lower.evenHalf, lower.oddHalf)
  // A NaN is not equal to itself; once found, nothing is larger.
  let second = (b .> a) .| (b .!= b)
  let fourth = (d .> c) .| (d .!= d)
  let top = a.replacing(with: b, where: second)
  let bottom = c.replacing(with: d, where: fourth)
  let below = (bottom .> top) .| ((bottom .!= bottom) .& (top .== top))
  let best = top.replacing(with: bottom, where: below)
  let topPlace = SIMD8<Int32>(repeating: 0).replacing(with: 1, where: second)
  let bottomPlace = SIMD8<Int32>(repeating: 2).replacing(with: 3, where: fourth)
  let place = topPlace.replacing(with: bottomPlace, where: below)
  UnsafeMutableRawPointer(result).storeBytes(of: best, as: SIMD8<Float>.self)
  UnsafeMutableRawPointer(winner)
    .storeBytes(of: SIMD8<UInt8>(truncatingIfNeeded: place), as: SIMD8<UInt8>.self)
}
