// Fails: the seed decides
// Says: Two seeds put the same examples together

import NN

func kFold(count: Int, folds: Int, seed: Int) -> [[Int]] {
  var generator = SeededGenerator(seed: 1)
  var parts = [[Int]](repeating: [], count: folds)
  for (place, example) in generator.permutation(count).enumerated() {
    parts[place % folds].append(example)
  }
  return parts
}
