/// The share of mistakes among all pairs of a model and an example that its sample has not drawn.
///
/// - Parameters:
///   - samples: for each model the examples that it was trained on, some of them several times.
///   - isWrong: for each model, whether it is wrong about each example.
func outOfBagError(samples: [[Int]], isWrong: [[Bool]]) -> Double {
  // Your code here.
  return 0
}

/// Between the optimistic training error and the pessimistic out-of-bag error.
func bootstrap632(trainingError: Double, samples: [[Int]], isWrong: [[Bool]]) -> Double {
  // Your code here.
  return 0
}
