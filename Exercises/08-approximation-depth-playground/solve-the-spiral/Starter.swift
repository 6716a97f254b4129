import NN

/// Trains a network on the spiral and returns it: for each layer a row [bias, weights…] a unit.
///
/// - Parameters:
///   - points: rows of two numbers.
///   - labels: the class of each point, 0 or 1.
///   - seed: decides everything random.
func trainSpiral(points: [[Double]], labels: [Int], seed: Int) -> [[[Double]]] {
  // Your code here. This network answers 0 everywhere.
  return [[[0, 0, 0]]]
}
