// Sums over numbers that lie in one run or several of one length, `step` apart, which
// normalizations need. Four vectors of partial sums run side by side, so that no addition waits for
// the one before.

/// Where the runs begin and how long they are.
struct Runs {
  let length: Int
  var count = 1
  var step = 0
}

/// Σ x.
@inline(__always)
func total<S: Scalar>(_ x: UnsafePointer<S>, _ runs: Runs) -> S {
  var (a, b, c, d) = (SIMD16<S>(), SIMD16<S>(), SIMD16<S>(), SIMD16<S>())
  var rest: S = 0
  for run in 0..<runs.count {
    let x = x + run * runs.step
    var i = 0
    while i + 64 <= runs.length {
      a += vector(x + i)
      b += vector(x + i + 16)
      c += vector(x + i + 32)
      d += vector(x + i + 48)
      i += 64
    }
    while i + 16 <= runs.length {
      a += vector(x + i)
      i += 16
    }
    while i < runs.length {
      rest += x[i]
      i += 1
    }
  }
  return folded((a + b) + (c + d)) + rest
}

/// Σ (x − centre)².
@inline(__always)
func squaredDeviations<S: Scalar>(_ x: UnsafePointer<S>, _ runs: Runs, from centre: S) -> S {
  let m = SIMD16<S>(repeating: centre)
  var (a, b, c, d) = (SIMD16<S>(), SIMD16<S>(), SIMD16<S>(), SIMD16<S>())
  var rest: S = 0
  for run in 0..<runs.count {
    let x = x + run * runs.step
    var i = 0
    while i + 64 <= runs.length {
      let (p, q) = (vector(x + i) - m, vector(x + i + 16) - m)
      let (r, s) = (vector(x + i + 32) - m, vector(x + i + 48) - m)
      a.addProduct(p, p)
      b.addProduct(q, q)
      c.addProduct(r, r)
      d.addProduct(s, s)
      i += 64
    }
    while i + 16 <= runs.length {
      let p = vector(x + i) - m
      a.addProduct(p, p)
      i += 16
    }
    while i < runs.length {
      rest += (x[i] - centre) * (x[i] - centre)
      i += 1
    }
  }
  return folded((a + b) + (c + d)) + rest
}

/// Σ g and Σ g (x − centre), in one pass over both.
@inline(__always)
func sumAndProduct<S: Scalar>(
  of g: UnsafePointer<S>, against x: UnsafePointer<S>, _ runs: Runs, from centre: S
) -> (sum: S, product: S) {
  let m = SIMD16<S>(repeating: centre)
  var (a, b) = (SIMD16<S>(), SIMD16<S>())
  var (p, q) = (SIMD16<S>(), SIMD16<S>())
  var (sum, product): (S, S) = (0, 0)
  for run in 0..<runs.count {
    let (g, x) = (g + run * runs.step, x + run * runs.step)
    var i = 0
    while i + 32 <= runs.length {
      let (first, second) = (vector(g + i), vector(g + i + 16))
      a += first
      b += second
      p.addProduct(first, vector(x + i) - m)
      q.addProduct(second, vector(x + i + 16) - m)
      i += 32
    }
    while i + 16 <= runs.length {
      let slope = vector(g + i)
      a += slope
      p.addProduct(slope, vector(x + i) - m)
      i += 16
    }
    while i < runs.length {
      sum += g[i]
      product += g[i] * (x[i] - centre)
      i += 1
    }
  }
  return (folded(a + b) + sum, folded(p + q) + product)
}

/// Mean and Σ (x − mean)² of a stream of numbers that comes in blocks, each measured by itself.
///
/// Unlike Σx² − n mean², nothing is lost where the mean is large against the deviations. T. Chan,
/// G. Golub and R. LeVeque, Updating Formulae and a Pairwise Algorithm for Computing Sample
/// Variances, 1979.
struct RunningMoments {
  private(set) var count = 0.0
  private(set) var mean = 0.0
  private(set) var squares = 0.0

  /// Adds a block of `n` numbers with its own mean and squared deviations from it.
  @inline(__always)
  mutating func add(_ n: Int, mean blockMean: Double, squares blockSquares: Double) {
    let (m, n) = (count, Double(n))
    let distance = blockMean - mean
    count = m + n
    mean += distance * (n / count)
    squares += blockSquares + distance * distance * (m * n / count)
  }
}

@inline(__always)
func vector<S: Scalar>(_ numbers: UnsafePointer<S>) -> SIMD16<S> {
  UnsafeRawPointer(numbers).loadUnaligned(as: SIMD16<S>.self)
}

@inline(__always)
func store<S: Scalar>(_ vector: SIMD16<S>, at numbers: UnsafeMutablePointer<S>) {
  UnsafeMutableRawPointer(numbers).storeBytes(of: vector, as: SIMD16<S>.self)
}

/// The sum of the lanes, by halves: four additions deep, where `sum()` is sixteen.
@inline(__always)
func folded<S: Scalar>(_ vector: SIMD16<S>) -> S {
  let eight = vector.lowHalf + vector.highHalf
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}
