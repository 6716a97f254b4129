/// β of Polak and Ribière, but not below zero.
func prPlusBeta(gradient g: [Double], previous old: [Double]) -> Double {
  // Your code here.
  return 0
}

/// A step that meets Wolfe's conditions with the constants 1e-4 and 0.1.
func wolfeStep(value: (Double) -> Double, slope: (Double) -> Double) -> Double {
  // Your code here.
  return 1
}

/// The method of conjugate gradients.
///
/// - Returns: where it is after so many iterations.
func conjugateGradient(
  of f: ([Double]) -> Double, gradient: ([Double]) -> [Double], from start: [Double],
  iterations: Int
) -> [Double] {
  // Your code here.
  return start
}
