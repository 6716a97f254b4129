// Fails: four steps on 0…1
// Says: at the left end of each part

func stepApproximation(
  of f: (Double) -> Double, from a: Double, to b: Double, steps m: Int, at x: Double
) -> Double {
  let width = (b - a) / Double(m)
  return f(a + Double(min(m - 1, Int((x - a) / width))) * width)
}

func stepErrorBound(steepestSlope: Double, from a: Double, to b: Double, steps m: Int) -> Double {
  steepestSlope * (b - a) / (2 * Double(m))
}
