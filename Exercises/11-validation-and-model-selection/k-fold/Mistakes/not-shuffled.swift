// Fails: the seed decides
// Says: without shuffling holds one class only

import NN

func kFold(count: Int, folds: Int, seed: Int) -> [[Int]] {
  var parts = [[Int]](repeating: [], count: folds)
  for (place, example) in (0..<count).enumerated() {
    parts[place % folds].append(example)
  }
  return parts
}
