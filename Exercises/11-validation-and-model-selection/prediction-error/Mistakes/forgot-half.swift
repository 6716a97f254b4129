// Fails: four residuals, two weights
// Says: Yours is twice that

func predictionError(residuals: [Double], weights: Int, noise: Double) -> Double {
  let count = Double(residuals.count)
  let squares = residuals.reduce(0) { $0 + $1 * $1 }
  return 2 * squares / count + 2 * Double(weights) / count * noise
}

func bestSize(residuals: [[Double]], sizes: [Int], noise: Double) -> Int {
  let errors = zip(residuals, sizes).map {
    predictionError(residuals: $0, weights: $1, noise: noise)
  }
  return errors.firstIndex(of: errors.min()!)!
}
