// Fails: eleven examples in three parts
// Says: left over when 11 is divided

import NN

func kFold(count: Int, folds: Int, seed: Int) -> [[Int]] {
  var generator = SeededGenerator(seed: UInt64(seed))
  var parts = [[Int]](repeating: [], count: folds)
  for (place, example) in generator.permutation(count).enumerated() {
    let part = place / (count / folds)
    if part < folds { parts[part].append(example) }
  }
  return parts
}
