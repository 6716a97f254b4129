/// The error to be expected on new targets at the same inputs.
///
/// - Parameters:
///   - residuals: what the fit leaves of each target.
///   - weights: how many weights were fitted.
///   - noise: the variance of the targets' noise.
func predictionError(residuals: [Double], weights: Int, noise: Double) -> Double {
  // Your code here.
  return 0
}

/// The index of the model with the least prediction error.
///
/// - Parameters:
///   - residuals: for each model, what it leaves of each target.
///   - sizes: for each model, how many weights it has.
///   - noise: the variance of the targets' noise.
func bestSize(residuals: [[Double]], sizes: [Int], noise: Double) -> Int {
  // Your code here.
  return -1
}
