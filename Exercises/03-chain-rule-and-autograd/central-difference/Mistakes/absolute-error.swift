// Fails: judges by the relative error
// Fails: takes two zeros for equal
// Says: divide the difference by the size of what is compared

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
  var worst = 0, worstError = -1.0
  for k in x.indices {
    let error = abs(gradient[k] - measured[k])
    if error.isNaN { return (k, .infinity) }
    if error > worstError { (worst, worstError) = (k, error) }
  }
  return (worst, worstError)
}
