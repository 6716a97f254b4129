/// A network for the parity of n bits: hidden unit k says *at least k ones*, and the output unit adds
/// and subtracts in turn.
func parityNetwork(n: Int) -> [[Double]] {
  let hidden = (1...n).map { k in [0.5 - Double(k)] + [Double](repeating: 1, count: n) }
  let output = [-0.5] + (1...n).map { k in k % 2 == 1 ? 1 : -1 }
  return hidden + [output]
}
