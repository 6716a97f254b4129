import NN

/// Random weights for a layer, `weights[output][input]`.
///
/// - Parameter scheme: "zeros", "small", "fan-in range", "Xavier forward", "Xavier", "He" or
///   "Linear".
func initialWeights(
  _ scheme: String, fanIn: Int, fanOut: Int, using generator: inout SeededGenerator
) -> [[Double]] {
  // Your code here.
  return (0..<fanOut).map { _ in (0..<fanIn).map { _ in generator.normal() } }
}
