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
  let network = (0..<hidden).map { _ in row(3) } + [row(hidden + 1)]
  // Train it here, a step for each row of XOR in each pass.
  return network
}

/// One step of back-propagation for one row: changes every weight and every bias of the network.
///
/// - Parameters:
///   - network: a row for each hidden unit, then the output unit's.
///   - x: the two inputs.
///   - t: what the network should answer to them.
///   - rate: η.
func trainingStep(_ network: inout [[Double]], x: [Double], target t: Double, rate: Double) {
  // Your code here.
}
