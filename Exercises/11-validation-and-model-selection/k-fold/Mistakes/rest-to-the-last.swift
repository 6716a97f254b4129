// Fails: eleven examples in three parts
// Says: has gone to one part

import NN

func kFold(count: Int, folds: Int, seed: Int) -> [[Int]] {
  var generator = SeededGenerator(seed: UInt64(seed))
  var parts = [[Int]](repeating: [], count: folds)
  for (place, example) in generator.permutation(count).enumerated() {
    parts[min(place / (count / folds), folds - 1)].append(example)
  }
  return parts
}
