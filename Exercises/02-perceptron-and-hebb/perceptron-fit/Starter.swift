/// What training a perceptron found.
struct Training {
  /// The weights, with the bias first.
  var weights: [Double]
  /// How many updates each epoch made, the last epoch included.
  var updates: [Int]
}

/// Trains a perceptron by Hebb's rule, from zero weights.
///
/// - Parameters:
///   - inputs: One row a sample.
///   - targets: −1 or 1 for each sample.
///   - learningRate: η, by which each update is multiplied.
///   - maxEpochs: When to stop if some sample is still answered wrongly.
func perceptronFit(
  _ inputs: [[Double]], _ targets: [Double], learningRate: Double, maxEpochs: Int
) -> Training {
  // Answer each sample with the sign of its weighted sum (−1 at 0); update where that is wrong.
  return Training(weights: [], updates: [])
}
