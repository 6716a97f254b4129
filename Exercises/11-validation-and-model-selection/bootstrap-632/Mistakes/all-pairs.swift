// Fails: two samples of five examples
// Says: among all pairs

func outOfBagError(samples: [[Int]], isWrong: [[Bool]]) -> Double {
  var pairs = 0.0
  var mistakes = 0.0
  for (sample, verdicts) in zip(samples, isWrong) {
    let bag = Set(sample)
    for (i, wrong) in verdicts.enumerated() {
      pairs += 1
      if wrong { mistakes += 1 }
    }
  }
  return mistakes / pairs
}

func bootstrap632(trainingError: Double, samples: [[Int]], isWrong: [[Bool]]) -> Double {
  0.368 * trainingError + 0.632 * outOfBagError(samples: samples, isWrong: isWrong)
}
