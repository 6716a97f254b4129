/// The share of mistakes among all pairs of a model and an example that its sample has not drawn.
func outOfBagError(samples: [[Int]], isWrong: [[Bool]]) -> Double {
  var pairs = 0.0
  var mistakes = 0.0
  for (sample, verdicts) in zip(samples, isWrong) {
    let bag = Set(sample)
    for (i, wrong) in verdicts.enumerated() where !bag.contains(i) {
      pairs += 1
      if wrong { mistakes += 1 }
    }
  }
  return mistakes / pairs
}

/// Between the optimistic training error and the pessimistic out-of-bag error.
func bootstrap632(trainingError: Double, samples: [[Int]], isWrong: [[Bool]]) -> Double {
  0.368 * trainingError + 0.632 * outOfBagError(samples: samples, isWrong: isWrong)
}
