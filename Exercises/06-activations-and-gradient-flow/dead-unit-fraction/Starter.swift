/// The share of ReLUs whose net input is above 0 for no example.
///
/// - Parameters:
///   - weights: `weights[p][i]` leads to unit p, from input i.
///   - biases: one for each unit.
///   - inputs: the examples, each a list of all inputs.
/// - Returns: from 0, all alive, to 1, all dead.
func deadUnitFraction(weights: [[Double]], biases: [Double], inputs: [[Double]]) -> Double {
  // Your code here.
  return 0.5
}
