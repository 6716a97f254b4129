// Fails: stairs on any interval, with its ends
// Says: there is no part number m

func stepApproximation(
  of f: (Double) -> Double, from a: Double, to b: Double, steps m: Int, at x: Double
) -> Double {
  let width = (b - a) / Double(m)
  return f(a + (((x - a) / width).rounded(.down) + 0.5) * width)
}

func stepErrorBound(steepestSlope: Double, from a: Double, to b: Double, steps m: Int) -> Double {
  steepestSlope * (b - a) / (2 * Double(m))
}
