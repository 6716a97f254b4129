// Fails: measures slopes to both sides
// Says: does x still hold the step of the entry before?

func centralDifferences(of f: ([Double]) -> Double, at x: [Double], step h: Double) -> [Double] {
  var moved = x
  return x.indices.map { k in
    moved[k] += h
    let above = f(moved)
    moved[k] -= 2 * h
    return (above - f(moved)) / (2 * h)
  }
}

func gradCheck(
  of f: ([Double]) -> Double, at x: [Double], gradient: [Double], step h: Double = 1e-5
) -> (worst: Int, relativeError: Double) {
  let measured = centralDifferences(of: f, at: x, step: h)
  var worst = 0, worstError = -1.0
  for k in x.indices {
    let error = abs(gradient[k] - measured[k]) / max(1e-8, abs(gradient[k]) + abs(measured[k]))
    if error.isNaN { return (k, .infinity) }
    if error > worstError { (worst, worstError) = (k, error) }
  }
  return (worst, worstError)
}
