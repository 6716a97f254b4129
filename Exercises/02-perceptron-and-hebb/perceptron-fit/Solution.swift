/// What training a perceptron found.
struct Training {
  /// The weights, with the bias first.
  var weights: [Double]
  /// How many updates each epoch made, the last epoch included.
  var updates: [Int]
}

/// Trains a perceptron by Hebb's rule, from zero weights.
func perceptronFit(
  _ inputs: [[Double]], _ targets: [Double], learningRate: Double, maxEpochs: Int
) -> Training {
  let samples = zip(inputs.map { [1] + $0 }, targets)
  var weights = [Double](repeating: 0, count: (inputs.first?.count ?? 0) + 1)
  var updates: [Int] = []
  while updates.count < maxEpochs && updates.last != 0 {
    updates.append(0)
    for (x, target) in samples {
      let sum = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 }
      let answer: Double = sum > 0 ? 1 : -1
      if answer == target { continue }
      weights = zip(weights, x).map { $0 + learningRate * target * $1 }
      updates[updates.count - 1] += 1
    }
  }
  return Training(weights: weights, updates: updates)
}
