// Fails: eleven examples in three parts
// Says: in two places

import NN

func kFold(count: Int, folds: Int, seed: Int) -> [[Int]] {
  var generator = SeededGenerator(seed: UInt64(seed))
  var parts = [[Int]](repeating: [], count: folds)
  for place in 0..<count {
    let example = generator.integer(below: count)
    parts[place % folds].append(example)
  }
  return parts
}
