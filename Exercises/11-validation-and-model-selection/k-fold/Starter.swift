import NN

/// Cuts the examples 0, …, count − 1 into parts for cross-validation.
///
/// - Parameters:
///   - count: n, how many examples there are.
///   - folds: K, how many parts to make.
///   - seed: decides which examples come together.
/// - Returns: K parts, each a list of examples.
func kFold(count: Int, folds: Int, seed: Int) -> [[Int]] {
  var generator = SeededGenerator(seed: UInt64(seed))
  let order = generator.permutation(count)
  // Deal them out here.
  return [order]
}
