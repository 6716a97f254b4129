import NN

/// The shuffled examples, dealt out to `folds` parts in turn.
func kFold(count: Int, folds: Int, seed: Int) -> [[Int]] {
  var generator = SeededGenerator(seed: UInt64(seed))
  var parts = [[Int]](repeating: [], count: folds)
  for (place, example) in generator.permutation(count).enumerated() {
    parts[place % folds].append(example)
  }
  return parts
}
