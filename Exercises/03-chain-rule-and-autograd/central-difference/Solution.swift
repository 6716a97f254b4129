import Glibc

func centralDifferences(of f: ([Double]) -> Double, at x: [Double], step h: Double) -> [Double] {
  x.indices.map { k in
    var above = x, below = x
    above[k] += h
    below[k] -= h
    return (f(above) - f(below)) / (2 * h)
  }
}

func gradCheck(
  of f: ([Double]) -> Double, at x: [Double], gradient: [Double], step h: Double = 1e-5
) -> (worst: Int, relativeError: Double) {
  let measured = centralDifferences(of: f, at: x, step: h)
  var worst = (index: 0, error: -1.0)
  for (k, (a, n)) in zip(gradient, measured).enumerated() {
    let error = abs(a - n) / max(1e-8, abs(a) + abs(n))
    // Every comparison with NaN is false: ask whether it is fine, not whether it is wrong.
    if error.isNaN { return (k, .infinity) }
    if error > worst.error { worst = (k, error) }
  }
  return (worst.index, worst.error)
}
