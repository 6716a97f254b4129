// Sums over numbers that lie together, which normalizations need. Four vectors of partial sums
// run side by side, so that no addition waits for the one before.

/// Σ x.
@inline(__always)
func total<S: Scalar>(_ x: UnsafePointer<S>, _ count: Int) -> S {
  var (a, b, c, d) = (SIMD16<S>(), SIMD16<S>(), SIMD16<S>(), SIMD16<S>())
  var i = 0
  while i + 64 <= count {
    a += vector(x + i)
    b += vector(x + i + 16)
    c += vector(x + i + 32)
    d += vector(x + i + 48)
    i += 64
  }
  while i + 16 <= count {
    a += vector(x + i)
    i += 16
  }
  var rest: S = 0
  while i < count {
    rest += x[i]
    i += 1
  }
  return ((a + b) + (c + d)).sum() + rest
}

/// Σ (x − centre)².
@inline(__always)
func squaredDeviations<S: Scalar>(_ x: UnsafePointer<S>, _ count: Int, from centre: S) -> S {
  let m = SIMD16<S>(repeating: centre)
  var (a, b, c, d) = (SIMD16<S>(), SIMD16<S>(), SIMD16<S>(), SIMD16<S>())
  var i = 0
  while i + 64 <= count {
    let (p, q) = (vector(x + i) - m, vector(x + i + 16) - m)
    let (r, s) = (vector(x + i + 32) - m, vector(x + i + 48) - m)
    a.addProduct(p, p)
    b.addProduct(q, q)
    c.addProduct(r, r)
    d.addProduct(s, s)
    i += 64
  }
  while i + 16 <= count {
    let p = vector(x + i) - m
    a.addProduct(p, p)
    i += 16
  }
  var rest: S = 0
  while i < count {
    rest += (x[i] - centre) * (x[i] - centre)
    i += 1
  }
  return ((a + b) + (c + d)).sum() + rest
}

/// Σ g and Σ g (x − centre), in one pass over both.
@inline(__always)
func sumAndProduct<S: Scalar>(
  of g: UnsafePointer<S>, against x: UnsafePointer<S>, _ count: Int, from centre: S
) -> (sum: S, product: S) {
  let m = SIMD16<S>(repeating: centre)
  var (a, b) = (SIMD16<S>(), SIMD16<S>())
  var (p, q) = (SIMD16<S>(), SIMD16<S>())
  var i = 0
  while i + 32 <= count {
    let (first, second) = (vector(g + i), vector(g + i + 16))
    a += first
    b += second
    p.addProduct(first, vector(x + i) - m)
    q.addProduct(second, vector(x + i + 16) - m)
    i += 32
  }
  var (sum, product): (S, S) = (0, 0)
  while i < count {
    sum += g[i]
    product += g[i] * (x[i] - centre)
    i += 1
  }
  return ((a + b).sum() + sum, (p + q).sum() + product)
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
