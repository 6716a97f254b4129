// Fails: a bound that holds and is tight
// Says: half a part

func stepApproximation(
  of f: (Double) -> Double, from a: Double, to b: Double, steps m: Int, at x: Double
) -> Double {
  let width = (b - a) / Double(m)
  let part = min(m - 1, Int((x - a) / width))
  return f(a + (Double(part) + 0.5) * width)
}

func stepErrorBound(steepestSlope: Double, from a: Double, to b: Double, steps m: Int) -> Double {
  steepestSlope * (b - a) / Double(m)
}
