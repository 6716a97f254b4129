import Glibc
import NN

/// Trains a 2-h-1 network of sigmoid units on XOR and returns it, a row for each unit.
///
/// - Parameters:
///   - hidden: h, the number of hidden units.
///   - seed: decides the random start.
/// - Returns: a row [bias, weight of x₁, weight of x₂] for each hidden unit, then the output unit's
///   row [bias, weight of hidden unit 1, …].
func trainXOR(hidden: Int, seed: Int) -> [[Double]] {
  var generator = SeededGenerator(seed: UInt64(seed))
  func row(_ count: Int) -> [Double] {
    (0..<count).map { _ in generator.uniform(from: -1, to: 1) }
  }
  var units = (0..<hidden).map { _ in row(3) }
  var out = row(hidden + 1)
  // Train them here.
  return units + [out]
}
