// Fails: counts the updates on AND
// Says: that is right: no update

/// What training a perceptron found.
struct Training {
  var weights: [Double]
  var updates: [Int]
}

func perceptronFit(
  _ inputs: [[Double]], _ targets: [Double], learningRate: Double, maxEpochs: Int
) -> Training {
  var weights = [Double](repeating: 0, count: inputs[0].count + 1)
  var updates: [Int] = []
  for _ in 0..<maxEpochs {
    var count = 0
    for (x, t) in zip(inputs, targets) {
      var sum = weights[0]
      for i in x.indices { sum += weights[i + 1] * x[i] }
      if sum * t <= 0 {
        weights[0] += learningRate * t
        for i in x.indices { weights[i + 1] += learningRate * t * x[i] }
        count += 1
      }
    }
    updates.append(count)
    if count == 0 { break }
  }
  return Training(weights: weights, updates: updates)
}
