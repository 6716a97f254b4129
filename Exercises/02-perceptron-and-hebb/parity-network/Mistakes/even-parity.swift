// Fails: answers all eight rows of three bits
// Says: parity is 1 for an odd one

func parityNetwork(n: Int) -> [[Double]] {
  let hidden = (1...n).map { k in [0.5 - Double(k)] + [Double](repeating: 1, count: n) }
  return hidden + [[0.5] + (1...n).map { $0 % 2 == 1 ? -1.0 : 1.0 }]
}
