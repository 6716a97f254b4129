/// The stairs of m steps on a…b, whose heights are those of f in the middle of each part.
///
/// - Returns: the height at x, which lies in a…b.
func stepApproximation(
  of f: (Double) -> Double, from a: Double, to b: Double, steps m: Int, at x: Double
) -> Double {
  // Your code here.
  return 0
}

/// The largest error that such stairs can have, for a function that is nowhere steeper.
func stepErrorBound(steepestSlope: Double, from a: Double, to b: Double, steps m: Int) -> Double {
  // Your code here.
  return 0
}
