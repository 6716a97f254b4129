/// How fast the error falls as each output unit's net input rises.
///
/// - Parameters:
///   - s: what the output units answered.
///   - t: what they should have answered.
/// - Returns: one delta for each output unit.
func outputDeltas(outputs s: [Double], targets t: [Double]) -> [Double] {
  // Your code here.
  return [Double](repeating: 0, count: s.count)
}

/// How fast the error falls as each hidden unit's net input rises.
///
/// - Parameters:
///   - s: what the hidden units answered.
///   - weights: `weights[p][i]` leads to unit p in front, from hidden unit i.
///   - frontDeltas: the deltas of the units in front, one for each p.
/// - Returns: one delta for each hidden unit.
func hiddenDeltas(outputs s: [Double], weights: [[Double]], frontDeltas: [Double]) -> [Double] {
  // Your code here.
  return [Double](repeating: 0, count: s.count)
}
