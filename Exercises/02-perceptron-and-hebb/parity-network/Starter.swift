/// The weights of a network of threshold units that computes the parity of n bits.
///
/// - Returns: A row for each hidden unit, [bias, weight of bit 1, …, weight of bit n], then the
///   output unit's row, [bias, weight of hidden unit 1, …].
func parityNetwork(n: Int) -> [[Double]] {
  // One hidden unit that never speaks, and an output unit that never does either. Write better ones.
  let hidden = [[Double](repeating: 0, count: n + 1)]
  let output: [Double] = [0, 0]
  return hidden + [output]
}
